import { changeSetting } from '../custody/change-setting.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { readSetting } from '../database/settings.ts';

const KEEP_ORIGINALS = 'keep_originals';

/** Whether the library keeps a copy of every file that is imported. */
export function readKeepsOriginals(library: ReadableLibrary): boolean {
  return readSetting(library, KEEP_ORIGINALS) === 'true';
}

/** Says whether copies of imported files are kept from now on, and notes that. Those that are there stay. */
export function saveKeepsOriginals(library: WritableLibrary, keep: boolean): void {
  changeSetting(library, KEEP_ORIGINALS, String(keep), String(readKeepsOriginals(library)));
}
