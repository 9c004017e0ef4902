import { z } from 'zod';
import { isHealthCode, type HealthCode } from '../../../shared/model/health.ts';
import type { FileImport, ImportReport, ImportStatus } from '../../../shared/model/import-report.ts';
import {
  MAX_NAMED_SESSIONS,
  MAX_REPORTS,
  type KeptFile,
  type KeptReport,
  type KeptReportSummary,
} from '../../../shared/model/kept-report.ts';
import { MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import { appendCustody } from '../custody/append-custody.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

/** As the rule for its row says (migrations/0014-workbench.ts). */
const MAX_JSON: Bytes = MEBIBYTE;
/** What stands around the files. */
const FRAME: Bytes = 64;
/** How many of a file's warnings are kept, and how long a path or reason may be. */
const MAX_WARNINGS = 100;
const MAX_TEXT = 4096;

const STATUSES: readonly ImportStatus[] = ['imported', 'duplicate', 'partial', 'refused'];

const fileSchema = z.object({
  file: z.string(),
  sha256: z.string().nullable(),
  bytes: z.number(),
  dialect: z.string().nullable(),
  status: z.enum(['imported', 'duplicate', 'partial', 'refused']),
  reason: z.string().optional(),
  needsPassword: z.boolean().optional(),
  sessions: z.number(),
  sessionIds: z.array(z.string()).max(MAX_NAMED_SESSIONS),
  warnings: z.array(
    z.object({
      code: z.custom<HealthCode>((code) => typeof code === 'string' && isHealthCode(code)),
      count: z.number(),
      firstAt: z.number(),
    }),
  ),
});
const reportSchema = z.object({ imports: z.array(fileSchema), leftOut: z.number() });

interface ReportRow extends Record<ImportStatus, number> {
  readonly key: number;
  readonly finishedAtMs: number;
  readonly wasCancelled: number;
}

const SUMMARY_SELECT = `
  SELECT report_key AS key, finished_at_ms AS finishedAtMs, was_cancelled AS wasCancelled, ${STATUSES.join(', ')}
  FROM import_reports`;

/** Keeps the report of an import that has ended, and notes how many files it was of, in place of the oldest of very many. One about no files is not kept. */
export function keepImportReport(library: WritableLibrary, report: ImportReport): void {
  if (report.imports.length === 0) {
    return;
  }
  const keep = library.database.transaction(() => {
    prepare(
      library.database,
      `INSERT INTO main.import_reports (finished_at_ms, was_cancelled, ${STATUSES.join(', ')}, report_json)
         VALUES (@finishedAtMs, @wasCancelled, ${STATUSES.map((status) => `@${status}`).join(', ')}, @json)`,
    ).run({
      ...countFiles(report.imports),
      finishedAtMs: Date.now(),
      wasCancelled: report.cancelled ? 1 : 0,
      json: toJson(report.imports.map(toKeptFile)),
    });
    prepare(
      library.database,
      `DELETE FROM main.import_reports WHERE report_key NOT IN
         (SELECT report_key FROM main.import_reports ORDER BY report_key DESC LIMIT ${MAX_REPORTS})`,
    ).run();
    appendCustody(library, {
      action: 'import-finished',
      subject: { kind: 'library', id: '' },
      details: { ...countFiles(report.imports), cancelled: report.cancelled },
    });
  });
  keep.immediate();
}

function countFiles(imports: readonly FileImport[]): Record<ImportStatus, number> {
  const count = (wanted: ImportStatus): number => imports.filter(({ status }) => status === wanted).length;
  return {
    imported: count('imported'),
    duplicate: count('duplicate'),
    partial: count('partial'),
    refused: count('refused'),
  };
}

function toKeptFile({ sessions, ...file }: FileImport): KeptFile {
  return {
    ...file,
    file: file.file.slice(0, MAX_TEXT),
    ...(file.reason === undefined ? {} : { reason: file.reason.slice(0, MAX_TEXT) }),
    warnings: file.warnings.slice(0, MAX_WARNINGS),
    sessions: sessions.length,
    sessionIds: sessions.slice(0, MAX_NAMED_SESSIONS).map(({ id }) => id),
  };
}

/** Where there is no room for all files, those with trouble come first. */
function toJson(files: readonly KeptFile[]): string {
  const texts = files.map((file, at) => ({ at, file, text: JSON.stringify(file) }));
  const kept: (typeof texts)[number][] = [];
  let bytes = FRAME;
  for (const each of texts.toSorted((one, other) => rank(one.file) - rank(other.file))) {
    bytes += Buffer.byteLength(each.text) + 1;
    if (bytes > MAX_JSON) {
      break;
    }
    kept.push(each);
  }
  const imports = kept.sort((one, other) => one.at - other.at).map(({ text }) => text);
  return `{"imports":[${imports.join(',')}],"leftOut":${files.length - imports.length}}`;
}

function rank({ status }: KeptFile): number {
  return status === 'refused' || status === 'partial' ? 0 : 1;
}

/** The imports that the library remembers, the newest first. */
export function listImportReports({ database }: ReadableLibrary): KeptReportSummary[] {
  return prepare<[], ReportRow>(database, `${SUMMARY_SELECT} ORDER BY report_key DESC LIMIT ${MAX_REPORTS}`)
    .all()
    .map(toSummary);
}

/** One of them in full; undefined where it is not kept, or is not as we write it. */
export function readImportReport({ database }: ReadableLibrary, key: number): KeptReport | undefined {
  const row = prepare<[number], ReportRow>(database, `${SUMMARY_SELECT} WHERE report_key = ?`).get(key);
  const json = prepare<[number], string>(
    database,
    'SELECT report_json FROM import_reports WHERE report_key = ?',
  )
    .pluck()
    .get(key);
  const report = json === undefined ? undefined : parseReport(json);
  return row && report ? { ...toSummary(row), ...report } : undefined;
}

/** Forgets all of them. */
export function removeImportReports({ database }: WritableLibrary): void {
  prepare(database, 'DELETE FROM main.import_reports').run();
}

function toSummary({ key, finishedAtMs, wasCancelled, ...files }: ReportRow): KeptReportSummary {
  return { key, finishedAtMs, cancelled: wasCancelled === 1, files };
}

/** A library may come from a stranger. */
function parseReport(json: string): Pick<KeptReport, 'imports' | 'leftOut'> | undefined {
  try {
    const { imports, leftOut } = reportSchema.parse(JSON.parse(json));
    return { imports: imports.map(withoutUndefined), leftOut };
  } catch {
    return undefined;
  }
}

function withoutUndefined({ reason, needsPassword, ...file }: z.infer<typeof fileSchema>): KeptFile {
  return {
    ...file,
    ...(reason === undefined ? {} : { reason }),
    ...(needsPassword === undefined ? {} : { needsPassword }),
  };
}
