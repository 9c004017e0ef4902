import { MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import type { WritableLibrary } from './library.ts';

/** How far the write-ahead log may grow before it is brought into the database in the middle of an import. */
const MAX_LOG: Bytes = 64 * MEBIBYTE;

/** What is committed can be read at once; bringing it from the log into the database can wait until it is played. */
export function putOffCheckpoints({ database }: WritableLibrary): void {
  const page: Bytes = Number(database.pragma('page_size', { simple: true }));
  database.pragma(`wal_autocheckpoint = ${MAX_LOG / page}`);
}

/** Does what was put off, so that no other connection has to. Readers are not waited for. */
export function bringIn({ database }: WritableLibrary): void {
  try {
    database.pragma('wal_checkpoint(PASSIVE)');
  } catch {
    // On a full disk, for example: what is committed stays in the log, and is read from there.
  }
}
