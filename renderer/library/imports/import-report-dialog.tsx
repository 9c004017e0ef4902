import type { ReactElement } from 'react';
import { HEALTH, type HealthCode, type HealthItem } from '../../../shared/model/health.ts';
import type { FileImport, ImportReport, ImportStatus } from '../../../shared/model/import-report.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { dismissImport, fileNameOf } from '../../app/state/imports.ts';
import { openSession } from '../../app/state/place.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatBytes, formatCount, formatDuration, pluralise } from '../../ui/format.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { PasswordForm } from './password-form.tsx';
import css from './import-report-dialog.module.css';

const STATUS_WORDS: Readonly<Record<ImportStatus, string>> = {
  imported: 'Imported',
  duplicate: 'Already in the library',
  partial: 'Partly imported',
  refused: 'Not imported',
};

/** What became of every file of an import. */
export function ImportReportDialog({ report }: { readonly report: ImportReport }): ReactElement {
  return (
    <Dialog title={titleOf(report)} onClose={dismissImport} className={css.report}>
      {report.cancelled && <p>The import was cancelled. Files that were finished stay in the library.</p>}
      {report.imports.length === 0 && !report.cancelled && <p>There were no files to import.</p>}
      <ul>
        {inOrderOfConcern(report.imports).map((file) => (
          <FileEntry key={file.file} file={file} />
        ))}
      </ul>
    </Dialog>
  );
}

/** `2 files imported, 1 file already in the library`. */
function titleOf(report: ImportReport): string {
  const statuses = Object.keys(STATUS_WORDS) as ImportStatus[];
  const counts = statuses.map((status) => ({
    status,
    count: report.imports.filter((file) => file.status === status).length,
  }));
  const parts = counts
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${pluralise(count, 'file')} ${STATUS_WORDS[status].toLowerCase()}`);
  return parts.join(', ') || 'Nothing imported';
}

/** What went wrong comes first. */
const CONCERN: readonly ImportStatus[] = ['refused', 'partial', 'duplicate', 'imported'];

function inOrderOfConcern(files: readonly FileImport[]): FileImport[] {
  return [...files].sort((a, b) => CONCERN.indexOf(a.status) - CONCERN.indexOf(b.status));
}

/** The file's warnings and its sessions' health, without what the reason already says. */
function findingsOf(file: FileImport): readonly HealthItem[] {
  const findings = [...file.warnings, ...file.sessions.flatMap(({ health }) => health)];
  const told: readonly HealthCode[] = file.reason ? ['truncated', 'malformed', 'encrypted-member'] : [];
  return findings.filter(
    ({ code }, at) => !told.includes(code) && findings.findIndex((other) => other.code === code) === at,
  );
}

function FileEntry({ file }: { readonly file: FileImport }): ReactElement {
  return (
    <li className={css.entry} data-status={file.status}>
      <div className={css.title}>
        <span title={toVisibleText(file.file)}>
          <RecordedText text={fileNameOf(file)} />
        </span>
        <span className={css.status}>{STATUS_WORDS[file.status]}</span>
      </div>
      {file.reason && <p>{toVisibleText(file.reason)}</p>}
      {file.needsPassword && <PasswordForm file={file} />}
      {findingsOf(file).map(({ code, count }) => (
        <p key={code} className={css.warning}>
          {HEALTH[code].meaning} (×{formatCount(count)})
        </p>
      ))}
      {file.sessions.map((session) => (
        <p key={session.id} className={css.session}>
          {pluralise(session.events, 'event')}, {pluralise(session.windows, 'window')},{' '}
          {formatDuration(session.endedAtMs - session.startedAtMs)}
          <Button onClick={() => openSession(session.id)}>Open</Button>
        </p>
      ))}
      {file.sha256 && (
        <p className={css.hash}>
          SHA-256 <code>{file.sha256}</code> · {formatBytes(file.bytes)}
        </p>
      )}
    </li>
  );
}
