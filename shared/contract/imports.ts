import { z } from 'zod';
import { MAX_PASSWORD, type ImportProgress, type ImportReport } from '../model/import-report.ts';
import type { KeptReport, KeptReportSummary } from '../model/kept-report.ts';
import { call } from './call.ts';

/** In characters: a hundred thousand files. */
const MAX_REPORT = 100_000_000;

/** Importing recordings. */
export const IMPORT_CALLS = {
  /**
   * Opens a dialog and imports what is chosen.
   * @property keepOriginals null for what the library is set to
   * @returns false when the dialog was cancelled
   */
  pickAndImport: call<boolean>()(
    z.strictObject({ kind: z.enum(['files', 'folder']), keepOriginals: z.boolean().nullable() }),
  ),
  importSample: call<null>()(z.strictObject({ name: z.enum(['shop', 'form', 'app']) })),
  /** Imports a file again of which a report has said that it needs a password. */
  importWithPassword: call<null>()(
    z.strictObject({ file: z.string().min(1), password: z.string().min(1).max(MAX_PASSWORD) }),
  ),
  cancelImport: call<null>()(z.strictObject({})),
  /** While the library is shown, files may be dropped on it: an importer gets ready for them. */
  expectFiles: call<null>()(z.strictObject({ isExpecting: z.boolean() })),
  /** The last imports into the library, the newest first. */
  listImportReports: call<readonly KeptReportSummary[]>()(z.strictObject({})),
  /** What became of each file of an import; null where its report is no longer kept. */
  readImportReport: call<KeptReport | null>()(z.strictObject({ key: z.int().min(1) })),
  /**
   * Opens a save dialog and writes a report that is shown, as the rows of a CSV file.
   * @returns false when the dialog was cancelled
   */
  saveImportReport: call<boolean>()(z.strictObject({ csv: z.string().max(MAX_REPORT) })),
  /** Forgets all reports: they name files, whatever became of their sessions. */
  removeImportReports: call<null>()(z.strictObject({})),
  /** Called by the preload script only, which makes the paths from dropped files. */
  importPaths: call<null>()(z.strictObject({ paths: z.array(z.string().min(1)).min(1) })),
} as const;

/** Events about imports. */
export interface ImportEvents {
  /** @property keepOriginals null for what the library is set to */
  importStarted: { readonly fileCount: number; readonly keepOriginals: boolean | null };
  importProgressed: ImportProgress;
  /** `openFirst`: the user expects the first imported session to open at once. */
  importFinished: { readonly report: ImportReport; readonly openFirst: boolean };
  importFailed: { readonly message: string };
}
