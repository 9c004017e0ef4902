import { HEALTH, type HealthCode, type HealthItem } from '../../../shared/model/health.ts';
import { toCsvLine } from '../../../shared/export/csv.ts';
import { SUPPORTED } from '../../../shared/formats/refusal.ts';
import type { FileImport, ImportStatus } from '../../../shared/model/import-report.ts';
import type { KeptFile } from '../../../shared/model/kept-report.ts';
import { formatCount, pluralise } from '../../ui/format.ts';

/** What became of a file, now or at an earlier import. */
export interface ReportFile {
  readonly file: string;
  readonly status: ImportStatus;
  /** Why, or what was found in it; '' for nothing. */
  readonly reason: string;
  /** Whether it helps to know what is read. */
  readonly isUnknownFormat: boolean;
  readonly needsPassword: boolean;
  readonly sha256: string | null;
  readonly bytes: number;
  readonly sessions: number;
  /** Of the first of them. */
  readonly sessionId: string | null;
}

/** Files of which the same is said. */
export interface ReportGroup {
  readonly reason: string;
  readonly files: readonly ReportFile[];
}

/** The gravest first. */
export const STATUSES: readonly ImportStatus[] = ['refused', 'partial', 'duplicate', 'imported'];

export const STATUS_TITLES: Readonly<Record<ImportStatus, string>> = {
  refused: 'Refused',
  partial: 'Partial',
  duplicate: 'Already there',
  imported: 'Imported',
};

export function fromImport(file: FileImport): ReportFile {
  const { sessions, needsPassword = false } = file;
  const findings = [...file.warnings, ...sessions.flatMap(({ health }) => health)];
  return {
    ...pick(file, findings),
    needsPassword,
    sessions: sessions.length,
    sessionId: sessions[0]?.id ?? null,
  };
}

/** A password is only asked for by the import that needed it. */
export function fromKept(file: KeptFile): ReportFile {
  return {
    ...pick(file, file.warnings),
    needsPassword: false,
    sessions: file.sessions,
    sessionId: file.sessionIds[0] ?? null,
  };
}

function pick(
  { file, status, reason, sha256, bytes }: FileImport | KeptFile,
  findings: readonly HealthItem[],
): Pick<ReportFile, 'file' | 'status' | 'reason' | 'isUnknownFormat' | 'sha256' | 'bytes'> {
  return {
    file,
    status,
    reason: [(reason ?? '').replace(SUPPORTED, '').trim(), ...say(findings, reason)]
      .filter(Boolean)
      .join(' '),
    isUnknownFormat: reason?.includes(SUPPORTED) ?? false,
    sha256,
    bytes,
  };
}

/** What was found, each kind once, without what the reason already says. */
function say(findings: readonly HealthItem[], reason: string | undefined): string[] {
  const told: readonly HealthCode[] = reason ? ['truncated', 'malformed', 'encrypted-member'] : [];
  return findings
    .filter(
      ({ code }, at) => !told.includes(code) && findings.findIndex((other) => other.code === code) === at,
    )
    .map(({ code, count }) => `${HEALTH[code].meaning} (×${formatCount(count)})`);
}

/** Files in groups of the same reason: large groups first, in the order they were named. */
export function groupByReason(files: readonly ReportFile[]): ReportGroup[] {
  const groups = new Map<string, ReportFile[]>();
  files.forEach((file) => groups.set(file.reason, [...(groups.get(file.reason) ?? []), file]));
  return [...groups]
    .map(([reason, same]) => ({ reason, files: same }))
    .sort((a, b) => Number(b.files.length > 1) - Number(a.files.length > 1));
}

/** `38 imported, 1 partial, 1 refused`; '' where there was nothing. */
export function sayCounts(counts: Readonly<Record<ImportStatus, number>>): string {
  return STATUSES.toReversed()
    .filter((status) => counts[status] > 0)
    .map((status) => `${formatCount(counts[status])} ${STATUS_TITLES[status].toLowerCase()}`)
    .join(', ');
}

const TITLE_WORDS: Readonly<Record<ImportStatus, string>> = {
  imported: 'imported',
  duplicate: 'already in the library',
  partial: 'partly imported',
  refused: 'not imported',
};

/** `2 files imported, 1 file already in the library`. */
export function titleOf(counts: Readonly<Record<ImportStatus, number>>): string {
  const parts = STATUSES.toReversed()
    .filter((status) => counts[status] > 0)
    .map((status) => `${pluralise(counts[status], 'file')} ${TITLE_WORDS[status]}`);
  return parts.join(', ') || 'Nothing imported';
}

export function countStatuses(
  files: readonly Pick<ReportFile, 'status'>[],
): Readonly<Record<ImportStatus, number>> {
  const counts = { refused: 0, partial: 0, duplicate: 0, imported: 0 };
  files.forEach(({ status }) => counts[status]++);
  return counts;
}

const COLUMNS = ['Result', 'File', 'Reason', 'Sessions', 'Bytes', 'SHA-256'];

type Line = readonly [string, string, string, number, number, string];

/** The gravest first. */
function listLines(files: readonly ReportFile[]): Line[] {
  return STATUSES.flatMap((status) => files.filter((file) => file.status === status)).map(
    ({ status, file, reason, sessions, bytes, sha256 }) =>
      [STATUS_TITLES[status], file, reason, sessions, bytes, sha256 ?? ''] as const,
  );
}

/** The report as a table that other programs take: columns between tabs. */
export function writeTable(files: readonly ReportFile[]): string {
  const withoutTabs = (cell: string | number): string => String(cell).replaceAll(/[\t\r\n]+/g, ' ');
  return [COLUMNS, ...listLines(files)].map((line) => line.map(withoutTabs).join('\t')).join('\n');
}

/** The same as the lines of a CSV file. */
export function writeCsv(files: readonly ReportFile[]): string {
  return [COLUMNS, ...listLines(files)].map(toCsvLine).join('');
}
