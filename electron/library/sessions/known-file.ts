import type { SourceFile } from '../../../shared/model/session.ts';
import type { WritableLibrary } from '../database/library.ts';
import { noteKnownFile } from './import-custody.ts';
import { bringBackSessionsOf } from './removed-sessions.ts';
import { markKept } from './sources.ts';

/**
 * Takes a file that comes again: its sessions come back where they were removed and can still be, and that it came is
 * noted.
 * @param source as it is from now on
 * @returns how many sessions came back
 */
export function takeKnownFile(library: WritableLibrary, source: SourceFile): number {
  const take = library.database.transaction(() => {
    if (source.isKept) {
      markKept(library, source.sha256);
    }
    const back = bringBackSessionsOf(library, source.sha256);
    noteKnownFile(library, source);
    return back;
  });
  return take.immediate();
}
