import { useEffect, useState, type ReactElement } from 'react';
import type { VerificationReport } from '../../shared/model/verification.ts';
import { VerificationDialog } from '../ui/verification-dialog.tsx';
import { writeReport } from '../ui/verification-words.ts';
import { api, unwrap } from './state/api.ts';
import { copyText } from './state/copy-text.ts';
import { reportProblem } from './state/messages.ts';
import { showOverlay } from './state/place.ts';
import { appStatus } from './state/status.ts';

/** Checks everything that the library holds, from when it is opened; closing it cancels that. */
export function VerifyDialog(): ReactElement {
  const [report, setReport] = useState<VerificationReport | null>(null);
  const [step, setStep] = useState('');
  useEffect(() => {
    const end = api.on('verificationProgressed', (progress) => setStep(progress.step));
    void unwrap(api.verifyLibrary({}), (message) => {
      reportProblem(message);
      showOverlay('none');
    }).then((found) => found && setReport(found));
    return () => {
      end();
      void api.cancelVerification({});
    };
  }, []);
  const copy = (done: VerificationReport): void => {
    const folder = appStatus.get()?.libraryFolder ?? '';
    void copyText(writeReport(`the library ${folder}`, done), 'The result is on the clipboard.');
  };
  return (
    <VerificationDialog
      title="Verify the library"
      about="Every imported file and every stored chunk is hashed again. Nothing is changed."
      step={step}
      report={report}
      onCopy={copy}
      onClose={() => showOverlay('none')}
    />
  );
}
