import { useState, type ReactElement } from 'react';
import type { SessionListItem } from '../../../../shared/model/session.ts';
import type { VerificationReport } from '../../../../shared/model/verification.ts';
import { api, unwrap } from '../../../app/state/api.ts';
import { copyText } from '../../../app/state/copy-text.ts';
import { reportProblem } from '../../../app/state/messages.ts';
import { Button } from '../../../ui/button.tsx';
import { VerificationResult } from '../../../ui/verification-result.tsx';
import { writeReport } from '../../../ui/verification-words.ts';
import css from './verify-section.module.css';

type Check = 'none' | 'running' | VerificationReport;

/** Hashes the session's files and everything that is stored of it again, on demand. */
export function VerifySection({ session }: { readonly session: SessionListItem }): ReactElement {
  const [check, setCheck] = useState<Check>('none');
  const verify = async (): Promise<void> => {
    setCheck('running');
    const report = await unwrap(api.verifySession({ sessionId: session.id }), reportProblem);
    setCheck(report ?? 'none');
  };
  const isDone = check !== 'none' && check !== 'running';
  return (
    <section className={css.verify} aria-label="Verification">
      <h2>Verification</h2>
      {isDone ? (
        <VerificationResult report={check} />
      ) : (
        <p className={css.about}>
          Hashes the source file, the kept copy and every stored chunk again, and compares them with what was
          noted at import.
        </p>
      )}
      <div className={css.actions}>
        <Button disabled={check === 'running'} onClick={() => void verify()}>
          {check === 'running' ? 'Verifying…' : isDone ? 'Verify again' : 'Verify now'}
        </Button>
        {isDone && (
          <Button
            onClick={() => void copyText(writeReport(`session ${session.id}`, check), 'Result copied.')}
          >
            Copy result
          </Button>
        )}
      </div>
    </section>
  );
}
