import { useEffect, useState, type ReactElement } from 'react';
import type { VerificationReport } from '../../shared/model/verification.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { VerificationResult } from '../ui/verification-result.tsx';
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
  const close = (): void => showOverlay('none');
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
  const folder = appStatus.get()?.libraryFolder ?? '';
  const actions = (
    <>
      {report && (
        <Button
          onClick={() =>
            void copyText(writeReport(`the library ${folder}`, report), 'The result is on the clipboard.')
          }
        >
          Copy result
        </Button>
      )}
      <Button look={report ? 'primary' : 'plain'} onClick={close}>
        {report ? 'Close' : 'Cancel'}
      </Button>
    </>
  );
  return (
    <Dialog title="Verify the library" onClose={close} actions={actions}>
      {report ? (
        <VerificationResult report={report} />
      ) : (
        <>
          <p>Every imported file and every stored chunk is hashed again. Nothing is changed.</p>
          <progress aria-label="Verifying" />
          <p>{toVisibleText(step)}</p>
        </>
      )}
    </Dialog>
  );
}
