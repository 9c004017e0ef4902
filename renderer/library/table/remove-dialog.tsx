import type { ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { removeSessions } from '../../app/state/library.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';

/** What is to be removed: one session, or all that are selected. */
export interface Removal {
  readonly ids: readonly string[];
  /** Where it is one. */
  readonly session: LibraryRow | null;
}

/** So many are not removed by a slip of the hand. */
const MANY = 50;

/** Whether it is asked first: a removal can be taken back, so only where it is of very many, or of all there are. */
export function needsQuestion(count: number, sessionCount: number): boolean {
  return count >= MANY || count >= sessionCount;
}

interface RemoveDialogProps {
  readonly removal: Removal;
  readonly onClose: () => void;
  readonly onRemoved: (ids: readonly string[]) => void;
}

export function RemoveDialog({ removal, onClose, onRemoved }: RemoveDialogProps): ReactElement {
  const { ids, session } = removal;
  const isOne = ids.length === 1;
  const remove = (): void => {
    onClose();
    void removeSessions(ids).then(() => onRemoved(ids));
  };
  return (
    <Dialog
      title={`Remove ${isOne ? 'this session' : `${formatCount(ids.length)} sessions`} from the library?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" onClick={remove}>
            Remove
          </Button>
        </>
      }
    >
      {session && (
        <p>
          <RecordedText text={session.firstUrl ?? session.sourceName} />, {formatMoment(session.startedAtMs)}
        </p>
      )}
      <p>
        The {isOne ? 'file it' : 'files they'} came from {isOne ? 'is' : 'are'} not touched and can be
        imported again.
      </p>
      <p>Stars, tags and bookmarks are kept, and come back with {isOne ? 'it' : 'them'}.</p>
    </Dialog>
  );
}
