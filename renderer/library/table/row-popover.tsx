import { useState, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { AnchoredPopover } from '../../ui/anchored-popover.tsx';
import { VerdictList } from '../verdicts/verdict-list.tsx';
import { TagsOfMany } from './tags-of-many.tsx';
import { TagsOfOne } from './tags-of-one.tsx';

/** What is being chosen beside a row, for its session or for all that are selected. */
export interface RowChoice {
  readonly what: 'verdict' | 'tags';
  readonly row: number;
  readonly ids: readonly string[];
  /** Where it is of one. */
  readonly session: LibraryRow | null;
}

interface RowPopoverProps {
  readonly choice: RowChoice;
  readonly table: HTMLElement | null;
  readonly onClose: () => void;
  readonly onEditVerdicts: () => void;
}

/** The verdicts, or the tags, beside a row of the table. Where the focus was, it is again when it closes. */
export function RowPopover({ choice, table, onClose, onEditVerdicts }: RowPopoverProps): ReactElement {
  const { what, row, ids, session } = choice;
  // What is chosen may take the row out of the list.
  const [anchor] = useState(() => anchorOf(table, row, what));
  const close = (): void => {
    onClose();
    table?.focus({ preventScroll: true });
  };
  return (
    <AnchoredPopover label={what === 'verdict' ? 'Verdict' : 'Tags'} anchor={anchor} onClose={close}>
      {(hide) =>
        what === 'verdict' ? (
          <VerdictList
            sessionIds={ids}
            current={session?.verdict ?? null}
            close={hide}
            onEdit={onEditVerdicts}
          />
        ) : session ? (
          <TagsOfOne session={session} />
        ) : (
          <TagsOfMany sessionIds={ids} />
        )
      }
    </AnchoredPopover>
  );
}

/** The cell that shows what is chosen, else the row's first one. */
function anchorOf(table: HTMLElement | null, row: number, column: string): Element | null {
  const element = table?.querySelector(`[data-row="${row}"]`);
  return element?.querySelector(`[data-column="${column}"]`) ?? element?.querySelector('td + td') ?? null;
}
