import { useEffect, useState, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import type { VerificationReport } from '../../../shared/model/verification.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { copyText } from '../../app/state/copy-text.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { VerificationDialog } from '../../ui/verification-dialog.tsx';
import { writeReport } from '../../ui/verification-words.ts';
import { nameOf } from './session-name.ts';

interface VerifySessionDialogProps {
  readonly session: LibraryRow;
  readonly onClose: () => void;
}

/** Checks what is stored of one session, from when it is opened. */
export function VerifySessionDialog({ session, onClose }: VerifySessionDialogProps): ReactElement {
  const { id } = session;
  const [report, setReport] = useState<VerificationReport | null>(null);
  useEffect(() => {
    let isOpen = true;
    void unwrap(api.verifySession({ sessionId: id }), reportProblem).then(
      (found) => isOpen && setReport(found ?? null),
    );
    return () => {
      isOpen = false;
    };
  }, [id]);
  return (
    <VerificationDialog
      title={`Verify ${toVisibleText(nameOf(session))}`}
      about="The source file, the kept copy and every stored chunk are hashed again. Nothing is changed."
      report={report}
      onCopy={(done) => void copyText(writeReport(`session ${id}`, done), 'The result is on the clipboard.')}
      onClose={onClose}
    />
  );
}
