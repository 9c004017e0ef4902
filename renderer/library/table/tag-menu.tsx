import { useState, type ReactElement } from 'react';
import { Popover } from '../../ui/popover.tsx';
import { TagsOfMany } from './tags-of-many.tsx';

interface TagMenuProps {
  readonly sessionIds: readonly string[];
  readonly disabled: boolean;
}

/** Gives tags to the selected sessions, and takes them. */
export function TagMenu({ sessionIds, disabled }: TagMenuProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover label="Tags" icon="tag" disabled={disabled} isOpen={isOpen} onToggle={setOpen}>
      {() => <TagsOfMany sessionIds={sessionIds} />}
    </Popover>
  );
}
