import { useMemo, type ReactElement } from 'react';
import { markSessions } from '../../app/state/library.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { CHANGING_IS_OFF, REMOVING_IS_OFF } from '../../app/state/read-only.ts';
import type { Selection } from './selection.ts';
import { VerdictMenu } from '../verdicts/verdict-menu.tsx';
import { TagMenu } from './tag-menu.tsx';
import css from './selection-bar.module.css';

interface SelectionBarProps {
  readonly selection: Selection;
  readonly onRemove: () => void;
  readonly onEditVerdicts: () => void;
}

/** What can be done with the selected sessions. */
export function SelectionBar({ selection, onRemove, onEditVerdicts }: SelectionBarProps): ReactElement {
  const mayWrite = !useReadOnly();
  const ids = useMemo(() => [...selection.ids], [selection.ids]);
  const mark = (kind: 'star' | 'watched', on: boolean): void => void markSessions(ids, { kind, on });
  const off = { disabled: !mayWrite, title: mayWrite ? undefined : CHANGING_IS_OFF };
  return (
    <div className={css.bar} role="toolbar" aria-label="Selected sessions">
      <strong role="status">{formatCount(ids.length)} selected</strong>
      <VerdictMenu sessionIds={ids} {...off} onEdit={onEditVerdicts} />
      <TagMenu sessionIds={ids} disabled={!mayWrite} />
      <Button {...off} onClick={() => mark('star', true)}>
        Star
      </Button>
      <Button {...off} onClick={() => mark('star', false)}>
        Unstar
      </Button>
      <Button
        {...off}
        {...(mayWrite ? { title: 'Mark as watched' } : {})}
        onClick={() => mark('watched', true)}
      >
        Watched
      </Button>
      <Button
        {...off}
        {...(mayWrite ? { title: 'Mark as unwatched' } : {})}
        onClick={() => mark('watched', false)}
      >
        Unwatched
      </Button>
      <Button
        icon="bin"
        disabled={!mayWrite}
        title={mayWrite ? undefined : REMOVING_IS_OFF}
        onClick={onRemove}
      >
        Remove
      </Button>
      <IconButton icon="close" label="Clear selection" shortcut="Esc" onClick={selection.clear} />
    </div>
  );
}
