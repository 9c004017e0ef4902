import type { FileImport } from '../../shared/model/import-report.ts';
import type { SessionBuilder } from '../import/session-builder.ts';

/** What became of a file that held a session. @param isNew whether the library did not have it yet */
export function verdict(builder: SessionBuilder, isNew: boolean): Pick<FileImport, 'status' | 'reason'> {
  const cut = builder.tally.list().find(({ code }) => code === 'truncated' || code === 'malformed');
  if (!cut) {
    return { status: isNew ? 'imported' : 'duplicate' };
  }
  const what = cut.code === 'truncated' ? 'ends too early' : 'stops being valid';
  return {
    status: 'partial',
    reason: `The file ${what} at item ${cut.firstAt}. Everything before it was imported (events: ${builder.events}); export the recording again to get the rest.`,
  };
}

/** Why a file of a known form is refused. */
export function explainNoEvents(builder: SessionBuilder): string {
  if (builder.tally.has('truncated') || builder.tally.has('malformed')) {
    return 'The file is damaged or ends before its first whole event. Export the recording again and check that the download finished.';
  }
  return 'The file has the form of a recording, but there is no readable replay event in it.';
}
