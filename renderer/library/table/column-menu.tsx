import { useState, type ReactElement } from 'react';
import { Popover } from '../../ui/popover.tsx';
import { COLUMNS, DEFAULT_COLUMNS, pickColumns } from './session-columns.tsx';
import link from '../../ui/link.module.css';
import menu from '../../ui/menu.module.css';

interface ColumnMenuProps {
  readonly columns: readonly string[];
  readonly onColumns: (columns: readonly string[]) => void;
}

/** Chooses what the table shows. One column is left at least. */
export function ColumnMenu({ columns, onColumns }: ColumnMenuProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const shown = pickColumns(columns).map(({ key }) => key);
  return (
    <Popover label="Columns" icon="columns" isOpen={isOpen} onToggle={setOpen}>
      {() => (
        <>
          <ul className={menu.list}>
            {COLUMNS.map(({ key, title }) => (
              <li key={key}>
                <label className={menu.choice}>
                  <input
                    type="checkbox"
                    checked={shown.includes(key)}
                    disabled={shown.length === 1 && shown.includes(key)}
                    onChange={() =>
                      onColumns(
                        shown.includes(key) ? shown.filter((other) => other !== key) : [...shown, key],
                      )
                    }
                  />
                  {title}
                </label>
              </li>
            ))}
          </ul>
          <button type="button" className={link.link} onClick={() => onColumns(DEFAULT_COLUMNS)}>
            Back to the usual columns
          </button>
        </>
      )}
    </Popover>
  );
}
