import type { ReadableLibrary, WritableLibrary } from './library.ts';

const KEEP_ORIGINALS = 'keep_originals';

/** Whether the library keeps a copy of every file that is imported. */
export function readKeepsOriginals(library: ReadableLibrary): boolean {
  const value = library.database
    .prepare<[string], string>('SELECT value FROM settings WHERE name = ?')
    .pluck()
    .get(KEEP_ORIGINALS);
  return value === 'true';
}

/** Says whether copies of imported files are kept from now on. Those that are there stay. */
export function saveKeepsOriginals(library: WritableLibrary, keep: boolean): void {
  library.database
    .prepare(
      `INSERT INTO main.settings (name, value) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    )
    .run(KEEP_ORIGINALS, String(keep));
}
