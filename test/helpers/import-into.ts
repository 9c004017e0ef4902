import { importFile } from '../../electron/jobs/import-file.ts';
import type { WritableLibrary } from '../../electron/library/open.ts';
import type { FileImport } from '../../shared/model/import-report.ts';

/** Imports one file into a library, without asking for progress. */
export function importInto(library: WritableLibrary, file: string): Promise<FileImport> {
  return importFile(library, file, { signal: new AbortController().signal, onProgress: () => undefined });
}

/** How many rows stand in the library's tables, together with what waits in its scratch folder. */
export function countAllRows(library: WritableLibrary): number {
  const tables = ['sources', 'sessions', 'session_sources', 'windows', 'chunks', 'positions'];
  const sum = tables.map((table) => `(SELECT count(*) FROM ${table})`).join(' + ');
  return Number(library.database.prepare(`SELECT ${sum}`).pluck().get());
}
