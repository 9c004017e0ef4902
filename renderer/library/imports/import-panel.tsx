import type { ReactElement } from 'react';
import { api, unwrap } from '../../app/state/api.ts';
import { runningImport, unreadReport, type RunningImport } from '../../app/state/imports.ts';
import { openedReport } from '../../app/state/kept-imports.ts';
import { library } from '../../app/state/library.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes, pluralise } from '../../ui/format.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { useStore } from '../../ui/store.ts';
import { KeptReportDialog } from './kept-report-dialog.tsx';
import { ImportReportDialog } from './import-report-dialog.tsx';
import { OriginalsLine } from './originals-line.tsx';
import css from './import-panel.module.css';

/** The running import, and the report of those that have ended. */
export function ImportPanel(): ReactElement {
  const running = useStore(runningImport);
  const unread = useStore(unreadReport);
  const kept = useStore(openedReport);
  return (
    <>
      {running && <Running {...running} />}
      {unread && <ImportReportDialog report={unread.report} />}
      {kept && <KeptReportDialog report={kept} />}
    </>
  );
}

/** How many sessions there are by now, those from before included. */
function SoFar(): ReactElement | null {
  const { sessionCount } = useStore(library);
  return sessionCount === null ? null : (
    <span className={css.soFar} role="status">
      {pluralise(sessionCount, 'session')} so far
    </span>
  );
}

function Running({ fileCount, keepOriginals, progress }: RunningImport): ReactElement {
  return (
    <aside className={css.panel} aria-label="Import">
      <div className={css.title}>
        <strong>Importing {pluralise(fileCount, 'file')}</strong>
        <SoFar />
        <Button onClick={() => void unwrap(api.cancelImport({}), reportProblem)}>Cancel</Button>
      </div>
      <OriginalsLine chosen={keepOriginals} />
      <progress
        aria-label="Import progress"
        max={progress?.bytesTotal ?? 1}
        value={progress?.bytesRead ?? 0}
      />
      {progress && (
        <p>
          <RecordedText text={progress.fileName} /> ({progress.fileNumber} of {progress.fileCount}) ·{' '}
          {formatBytes(progress.bytesRead)} of {formatBytes(progress.bytesTotal)} ·{' '}
          {formatBytes(progress.bytesPerSecond)}/s · {pluralise(progress.events, 'event')}
        </p>
      )}
    </aside>
  );
}
