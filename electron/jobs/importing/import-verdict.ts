import { SUPPORTED } from '../../../shared/formats/refusal.ts';
import type { ImportWarning } from '../../../shared/model/health.ts';
import type { FileImport } from '../../../shared/model/import-report.ts';
import type { ImportBuild } from '../../import/building/import-build.ts';
import { Tally } from '../../import/reading/tally.ts';
import type { SessionDraft } from '../../library/sessions/store-sessions.ts';
import type { FileFindings } from './read-file.ts';

/** Everything that was counted in a file. */
export function listWarnings(build: ImportBuild): ImportWarning[] {
  const entries = build.entries.flatMap((entry) => [
    entry.tally,
    ...[...entry.parts.values()].map((part) => part.tally),
  ]);
  return Tally.join([...entries, build.tally]);
}

/** What is known of a file that held sessions. */
interface ReadFile {
  /** Whether the library did not have all of them yet. */
  readonly isNew: boolean;
  /** Whether the file was written to so lately that it may not be finished. */
  readonly isFresh: boolean;
}

/** What became of a file that held sessions. */
export function verdict(
  build: ImportBuild,
  warnings: readonly ImportWarning[],
  { isNew, isFresh }: ReadFile,
): Pick<FileImport, 'status' | 'reason'> {
  const cut = warnings.find(({ code }) => code === 'truncated' || code === 'malformed');
  if (cut) {
    const what = cut.code === 'truncated' ? 'ends too early' : 'stops being valid';
    const next =
      isFresh && cut.code === 'truncated'
        ? 'it was written to less than a minute ago: where a program is not done with it yet, import it again when it is'
        : 'export the recording again to get the rest';
    return {
      status: 'partial',
      reason: `The file ${what} at item ${cut.firstAt}. Everything before it was imported (events: ${build.events}); ${next}.`,
    };
  }
  const lost = warnings.find(({ code }) => code === 'damaged-member');
  if (lost) {
    return {
      status: 'partial',
      reason: `Parts of the file are damaged or missing (${lost.count}). Everything else was imported (events: ${build.events}).`,
    };
  }
  const locked = warnings.find(({ code }) => code === 'encrypted-member');
  if (locked) {
    return {
      status: 'partial',
      reason: `Files in it are encrypted, and no password was given that opens them (${locked.count}). Everything else was imported (events: ${build.events}).`,
    };
  }
  return { status: isNew ? 'imported' : 'duplicate' };
}

/** Whether nothing in the sessions of a file can be shown, because their pages are in another tool's own form. */
export function isForeign(drafts: readonly SessionDraft[], warnings: readonly ImportWarning[]): boolean {
  const hasPage = drafts.some(({ windows }) => windows.some(({ fullSnapshots }) => fullSnapshots > 0));
  return !hasPage && warnings.some(({ code }) => code === 'foreign-snapshot');
}

export const FOREIGN =
  'This is a recording of Datadog’s session replay, whose pages are in a form of its own (lists of changes) that only Datadog shows. Segments of its older SDKs, with rrweb’s snapshots, can be imported.';

/** Why a file in which no event was found is refused. */
export function explainNothing(build: ImportBuild, findings: FileFindings): string {
  const [first] = findings.unclaimed;
  if (findings.dialect === null && findings.unclaimed.length === 1 && first) {
    return first.path === '' ? first.reason : `In “${first.path}”: ${first.reason}`;
  }
  if (findings.dialect === null && first) {
    return `There is no recording among the ${findings.unclaimed.length} files in this archive. The first is “${first.path}”: ${first.reason}`;
  }
  const [skipped] = findings.skipped;
  if (findings.dialect === null && skipped) {
    return `Nothing in this file can be read: ${skipped.reason}.`;
  }
  if (findings.hasSidecar && findings.dialect === null) {
    return 'This file says something about a recording but does not hold it. Import the whole export (the zip file) instead.';
  }
  return explainNoEvents(build, findings);
}

function explainNoEvents(build: ImportBuild, findings: FileFindings): string {
  const warnings = listWarnings(build);
  if (warnings.some(({ code }) => code === 'truncated' || code === 'malformed')) {
    return 'The file is damaged or ends before its first whole event. Export the recording again and check that the download finished.';
  }
  return findings.dialect === null
    ? `This archive is empty. ${SUPPORTED}`
    : 'The file has the form of a recording, but there is no readable replay event in it.';
}
