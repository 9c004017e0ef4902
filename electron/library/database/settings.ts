import type { ReadableLibrary, WritableLibrary } from './library.ts';
import { prepare } from './prepare.ts';

/** A setting of the library as it is stored; undefined where it was never set. */
export function readSetting({ database }: ReadableLibrary, name: string): string | undefined {
  return prepare<[string], string>(database, 'SELECT value FROM settings WHERE name = ?').pluck().get(name);
}

/** Stores a setting of the library. */
export function saveSetting({ database }: WritableLibrary, name: string, value: string): void {
  prepare(
    database,
    `INSERT INTO main.settings (name, value) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  ).run(name, value);
}
