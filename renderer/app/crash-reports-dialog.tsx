import { useEffect, useState, type ReactElement } from 'react';
import type { CrashReport } from '../../shared/model/crash-report.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { api, unwrap } from './state/api.ts';
import { copyText } from './state/copy-text.ts';
import { reportProblem } from './state/messages.ts';
import { showOverlay } from './state/place.ts';
import css from './crash-reports-dialog.module.css';

/** What was written down of crashes, to be read and copied; nothing sends it. */
export function CrashReportsDialog(): ReactElement {
  const [reports, setReports] = useState<readonly CrashReport[]>();
  useEffect(() => {
    void unwrap(api.readCrashReports({}), reportProblem).then((read) => setReports(read ?? []));
  }, []);
  const close = (): void => showOverlay('none');
  const copy = (): void => {
    const text = (reports ?? []).map((report) => report.text).join('\n');
    void copyText(text, 'The crash reports are on the clipboard.');
  };
  const actions = (
    <>
      {reports && reports.length > 0 && <Button onClick={copy}>Copy all</Button>}
      <Button look="primary" onClick={close}>
        Close
      </Button>
    </>
  );
  return (
    <Dialog title="Crash reports" onClose={close} actions={actions} className={css.dialog}>
      <p className={css.note}>They are kept on this computer only, and nothing of a recording is in them.</p>
      {reports?.length === 0 && <p>No crash has been noticed.</p>}
      {reports?.map(({ at, text }) => (
        <pre key={at} className={css.report}>
          {text.trimEnd()}
        </pre>
      ))}
    </Dialog>
  );
}
