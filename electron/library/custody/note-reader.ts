import type { Milliseconds } from '../../../shared/model/units.ts';
import type { Policy } from '../../../shared/policy.ts';
import { identifyLibrary } from '../database/library-identity.ts';
import { openForReading, openForWriting } from '../database/open.ts';
import { appendCustody } from './append-custody.ts';
import { settleCustody } from './settle-custody.ts';

/** Nobody waits for it. */
const BUSY_TIMEOUT: Milliseconds = 1000;

/**
 * Notes that a library was opened for reading by an app while another one has it, as far as that can be written. One of an
 * earlier version is not brought up to date by that.
 */
export function noteReader(folder: string, policy: Policy): void {
  try {
    const identity = identifyLibrary(folder);
    openForReading(folder, identity).database.close();
    const library = openForWriting(folder, BUSY_TIMEOUT, identity);
    try {
      settleCustody(library, policy);
      appendCustody(library, { action: 'opened-read-only', subject: { kind: 'library', id: '' } });
    } finally {
      library.database.close();
    }
  } catch {
    // What cannot be written goes without.
  }
}
