import type { FileState, VerificationReport, VerifiedFile } from '../../shared/model/verification.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { formatCount, formatUtc, pluralise } from './format.ts';

const COPY_STATES: Readonly<Record<FileState, string>> = {
  ok: 'The kept copy is unaltered',
  changed: 'The kept copy is not what was imported',
  missing: 'The kept copy cannot be read',
  absent: 'There is no kept copy',
};

const SOURCE_STATES: Readonly<Record<FileState, string>> = {
  ok: 'The source file is unaltered',
  changed: 'The source file has changed since it was imported',
  missing: 'The source file cannot be read',
  absent: 'The source file is not where it was; it was not checked',
};

/** What became of a file, in a sentence. */
export function describeFile({ what, state }: VerifiedFile): string {
  return (what === 'copy' ? COPY_STATES : SOURCE_STATES)[state];
}

/** What was hashed of what is stored, and what that has shown. */
export function describeStored({
  sessions,
  chunks,
  events,
  differences,
  untold,
}: VerificationReport): string {
  const what = `${sessions === 1 ? 'the session' : pluralise(sessions, 'session')}: ${pluralise(chunks, 'chunk')}, ${pluralise(events, 'event')}`;
  const found = differences.length + untold;
  return found === 0 ? `Stored as imported, ${what}` : `${pluralise(found, 'difference')} found, ${what}`;
}

/** A report as text for a ticket or a file. @param about what was checked */
export function writeReport(about: string, report: VerificationReport): string {
  return [
    `Verification of ${about} by Airgap Replay, ${formatUtc(report.checkedAtMs)}: ${report.ok ? 'unaltered' : 'NOT as imported'}`,
    `${describeStored(report)}.`,
    ...report.files.map(
      (file) => `${describeFile(file)}: ${toVisibleText(file.name)}, SHA-256 ${file.sha256}`,
    ),
    ...report.differences.map((difference) => `- ${toVisibleText(difference)}`),
    ...(report.untold === 0 ? [] : [`- and ${formatCount(report.untold)} more`]),
  ].join('\n');
}
