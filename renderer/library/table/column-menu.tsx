import { useState, type ReactElement } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { stepColumn } from './column-layout.ts';
import { COLUMNS, DEFAULT_COLUMNS, PINNED, pickColumns, type Column } from './session-columns.tsx';
import link from '../../ui/link.module.css';
import menu from '../../ui/menu.module.css';

interface ColumnMenuProps {
  readonly columns: readonly string[];
  readonly onColumns: (columns: readonly string[]) => void;
}

/** Chooses what the table shows, and in which order. One column is left at least. */
export function ColumnMenu({ columns, onColumns }: ColumnMenuProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const shown = pickColumns(columns);
  const keys = shown.map(({ key }) => key);
  const others = COLUMNS.filter(({ key }) => !keys.includes(key));
  return (
    <Popover label="Columns" icon="columns" isOpen={isOpen} onToggle={setOpen}>
      {() => (
        <>
          <ul className={menu.list}>
            {[...shown, ...others].map((column) => (
              <ColumnChoice key={column.key} column={column} keys={keys} onColumns={onColumns} />
            ))}
          </ul>
          <button type="button" className={link.link} onClick={() => onColumns(DEFAULT_COLUMNS)}>
            Usual columns
          </button>
        </>
      )}
    </Popover>
  );
}

interface ColumnChoiceProps {
  readonly column: Column;
  /** Of the columns that are shown. */
  readonly keys: readonly string[];
  readonly onColumns: (columns: readonly string[]) => void;
}

function ColumnChoice({ column: { key, title }, keys, onColumns }: ColumnChoiceProps): ReactElement {
  const isShown = keys.includes(key);
  const move = (step: -1 | 1): void => onColumns(stepColumn(keys, key, step));
  const mayMove = (step: -1 | 1): boolean => stepColumn(keys, key, step) !== keys;
  return (
    <li className={menu.row}>
      <label className={menu.choice}>
        <input
          type="checkbox"
          checked={isShown}
          disabled={isShown && keys.length === 1}
          onChange={() => onColumns(isShown ? keys.filter((other) => other !== key) : [...keys, key])}
        />
        {title}
      </label>
      {isShown && key !== PINNED && (
        <>
          <IconButton icon="up" label={`Move ${title} up`} disabled={!mayMove(-1)} onClick={() => move(-1)} />
          <IconButton
            icon="down"
            label={`Move ${title} down`}
            disabled={!mayMove(1)}
            onClick={() => move(1)}
          />
        </>
      )}
    </li>
  );
}
