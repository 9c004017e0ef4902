import { importFile } from '../../electron/jobs/importing/import-file.ts';
import type { ImportControl } from '../../electron/jobs/importing/import-control.ts';
import type { WritableLibrary } from '../../electron/library/database/library.ts';
import { Scratch } from '../../electron/library/packing/scratch.ts';
import type { FileImport } from '../../shared/model/import-report.ts';

const QUIET: ImportControl = { signal: new AbortController().signal, onProgress: () => undefined };

/** Imports one file into a library. */
export async function importInto(
  library: WritableLibrary,
  file: string,
  { control = QUIET, keepsOriginals = false, passwords = [] as readonly string[] } = {},
): Promise<FileImport> {
  const scratch = new Scratch(library, control.signal);
  try {
    return await importFile({ library, scratch, keepsOriginals, notesPaths: true, passwords }, file, control);
  } finally {
    scratch.close();
  }
}

/** How many rows stand in the library's tables, together with what waits in its scratch folder. */
export function countAllRows(library: WritableLibrary): number {
  const tables = [
    'sources',
    'sessions',
    'session_sources',
    'windows',
    'chunks',
    'positions',
    'product_events',
  ];
  const sum = tables.map((table) => `(SELECT count(*) FROM ${table})`).join(' + ');
  return Number(library.database.prepare(`SELECT ${sum}`).pluck().get());
}
