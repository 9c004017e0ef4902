import { memo, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { REMOVING_IS_OFF } from '../../app/state/read-only.ts';
import { PINNED, type Column } from './session-columns.tsx';
import css from './session-row.module.css';

interface SessionRowProps {
  /** `undefined` while it is being read. */
  readonly session: LibraryRow | undefined;
  readonly row: number;
  readonly columns: readonly Column[];
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly mayWrite: boolean;
}

/** The element of a row, for `aria-activedescendant`. */
export function rowElementId(row: number): string {
  return `session-row-${row}`;
}

/** One session. The table handles its clicks: `data-action` says what was clicked; else the session is opened. */
export const SessionRow = memo(function SessionRow(props: SessionRowProps): ReactElement {
  const { session, row, columns, isCurrent, isSelected, mayWrite } = props;
  const place = {
    id: rowElementId(row),
    className: css.row,
    'data-row': row,
    'data-current': isCurrent || undefined,
    'aria-rowindex': row + 2,
  };
  if (!session) {
    return (
      <tr {...place} aria-busy="true">
        <td colSpan={columns.length + 2} />
      </tr>
    );
  }
  const { isWatched } = session;
  const cellOf = ({ key, isNumber, action, cell }: Column): ReactElement => (
    <td
      key={key}
      data-column={key}
      data-action={mayWrite ? action : undefined}
      className={classNames(isNumber && css.number, key === PINNED && css.pinned)}
    >
      {cell(session, mayWrite)}
    </td>
  );
  return (
    <tr {...place} data-watched={isWatched || undefined} aria-selected={isSelected}>
      <td className={css.select} data-action="select">
        <span className={css.dot} title={isWatched ? undefined : 'Unwatched'} />
        <input type="checkbox" tabIndex={-1} aria-label="Select" checked={isSelected} readOnly />
      </td>
      {columns.filter(({ key }) => key !== PINNED).map(cellOf)}
      <td className={css.actions}>
        <IconButton
          icon="bin"
          label="Remove from the library"
          shortcut="Delete"
          tabIndex={-1}
          disabled={!mayWrite}
          data-action="remove"
          {...(mayWrite ? {} : { title: REMOVING_IS_OFF })}
        />
      </td>
      {columns.filter(({ key }) => key === PINNED).map(cellOf)}
    </tr>
  );
});
