import { useState, type ReactElement } from 'react';
import { Popover } from '../../ui/popover.tsx';
import { VerdictList } from './verdict-list.tsx';

interface VerdictMenuProps {
  readonly sessionIds: readonly string[];
  readonly disabled: boolean;
  readonly title: string | undefined;
  readonly onEdit: () => void;
}

/** Gives a verdict to the selected sessions. */
export function VerdictMenu({ sessionIds, disabled, title, onEdit }: VerdictMenuProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover label="Verdict" disabled={disabled} title={title} isOpen={isOpen} onToggle={setOpen}>
      {(close) => <VerdictList sessionIds={sessionIds} current={null} close={close} onEdit={onEdit} />}
    </Popover>
  );
}
