import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { isBusy } from '../../error-code.ts';
import type { ReadableLibrary } from './library.ts';

/** Where, inside a library's folder, lies what is being imported: scratch databases and copies of originals. */
export const INCOMING_FOLDER = 'incoming';
/** How long a copy may stand still before it counts as left over from a killed import. */
const ABANDONED_AFTER: Milliseconds = 60_000;

/** Deletes the scratch files that no living process holds. */
export function sweepIncoming(folder: ReadableLibrary['folder']): void {
  const incoming = path.join(folder, INCOMING_FOLDER);
  if (!existsSync(incoming)) {
    return;
  }
  for (const entry of readdirSync(incoming, { withFileTypes: true })) {
    const file = path.join(incoming, entry.name);
    if (entry.isFile() && (isAbandonedCopy(file) ?? isAbandoned(file))) {
      rmSync(file, { force: true });
    }
  }
}

/** Copies of originals are not locked, but written to all the time. */
function isAbandonedCopy(file: string): boolean | undefined {
  if (!file.endsWith('.original')) {
    return undefined;
  }
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return age > ABANDONED_AFTER;
}

function isAbandoned(file: string): boolean {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { timeout: 0, fileMustExist: true });
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    return !isBusy(error);
  } finally {
    database?.close();
  }
}
