import type { ReactElement } from 'react';
import type { VerificationReport } from '../../shared/model/verification.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { VerificationResult } from './verification-result.tsx';

interface VerificationDialogProps {
  readonly title: string;
  /** What is being done. */
  readonly about: string;
  /** What it is at; '' where that is not told. */
  readonly step?: string;
  /** Null until everything has been checked. */
  readonly report: VerificationReport | null;
  readonly onCopy: (report: VerificationReport) => void;
  readonly onClose: () => void;
}

/** A check that runs while this is open, and its result. */
export function VerificationDialog(props: VerificationDialogProps): ReactElement {
  const { title, about, step = '', report, onCopy, onClose } = props;
  const actions = (
    <>
      {report && <Button onClick={() => onCopy(report)}>Copy result</Button>}
      <Button look={report ? 'primary' : 'plain'} onClick={onClose}>
        {report ? 'Close' : 'Cancel'}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} actions={actions}>
      {report ? (
        <VerificationResult report={report} />
      ) : (
        <>
          <p>{about}</p>
          <progress aria-label="Verifying" />
          <p>{toVisibleText(step)}</p>
        </>
      )}
    </Dialog>
  );
}
