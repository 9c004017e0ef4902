import type { ReadableLibrary, WritableLibrary } from './library.ts';

const KEEP_ORIGINALS = 'keep_originals';

/** A setting of the library as it is stored; undefined where it was never set. */
export function readSetting({ database }: ReadableLibrary, name: string): string | undefined {
  return database.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck().get(name);
}

/** Stores a setting of the library. */
export function saveSetting({ database }: WritableLibrary, name: string, value: string): void {
  database
    .prepare(
      `INSERT INTO main.settings (name, value) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    )
    .run(name, value);
}

/** Whether the library keeps a copy of every file that is imported. */
export function readKeepsOriginals(library: ReadableLibrary): boolean {
  return readSetting(library, KEEP_ORIGINALS) === 'true';
}

/** Says whether copies of imported files are kept from now on. Those that are there stay. */
export function saveKeepsOriginals(library: WritableLibrary, keep: boolean): void {
  saveSetting(library, KEEP_ORIGINALS, String(keep));
}
