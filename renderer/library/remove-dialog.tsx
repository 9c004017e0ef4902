import type { ReactElement } from 'react';
import type { SessionListItem } from '../../shared/model/session.ts';
import { removeSession } from '../app-state.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatMoment } from '../ui/format.ts';
import { RecordedText } from '../ui/recorded-text.tsx';

interface RemoveDialogProps {
  readonly session: SessionListItem;
  readonly onClose: () => void;
}

export function RemoveDialog({ session, onClose }: RemoveDialogProps): ReactElement {
  const remove = (): void => {
    onClose();
    void removeSession(session.id);
  };
  return (
    <Dialog
      title="Remove this session from the library?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" onClick={remove}>
            Remove
          </Button>
        </>
      }
    >
      <p>
        <RecordedText text={session.firstUrl ?? session.sourceName} />, {formatMoment(session.startedAtMs)}
      </p>
      <p>
        The file it came from (<RecordedText text={session.sourceName} />) is not touched and can be imported
        again.
      </p>
    </Dialog>
  );
}
