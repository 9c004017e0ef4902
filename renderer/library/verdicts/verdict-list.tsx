import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { markSessions } from '../../app/state/library.ts';
import { verdicts } from '../../app/state/verdict-list.ts';
import { Icon } from '../../ui/icons.tsx';
import { useStore } from '../../ui/store.ts';
import { DuplicateList } from './duplicate-list.tsx';
import menu from '../../ui/menu.module.css';
import css from './verdict-list.module.css';

interface VerdictListProps {
  readonly sessionIds: readonly string[];
  /** The verdict they have; null where they may have several. */
  readonly current: string | null;
  readonly close: () => void;
  readonly onEdit: () => void;
}

/** The verdicts to choose from: by pointer, by arrow keys, or by their numbers. */
export function VerdictList({ sessionIds, current, close, onEdit }: VerdictListProps): ReactElement {
  const list = useStore(verdicts);
  const [duplicates, setDuplicates] = useState<string | null>(null);
  const choose = (name: string, duplicateOf: string | null): void => {
    close();
    void markSessions(sessionIds, { kind: 'verdict', name, duplicateOf });
  };
  if (duplicates !== null) {
    return <DuplicateList sessionIds={sessionIds} onChoose={(of) => choose(duplicates, of)} />;
  }
  return (
    <MenuKeys>
      {list.map(({ name, kind }, at) => (
        <li key={name}>
          <button
            type="button"
            role="menuitemradio"
            aria-checked={name === current}
            className={menu.item}
            data-number={at + 1}
            onClick={() => (kind === 'duplicate' ? setDuplicates(name) : choose(name, null))}
          >
            <span className={css.check}>{name === current && <Icon name="check" size={14} />}</span>
            <bdi className={css.name}>
              {toVisibleText(name)}
              {kind === 'duplicate' && '…'}
            </bdi>
            {at < 9 && <span className={css.key}>{at + 1}</span>}
          </button>
        </li>
      ))}
      <li className={css.last}>
        <button
          type="button"
          role="menuitem"
          className={menu.item}
          onClick={() => {
            close();
            onEdit();
          }}
        >
          <span className={css.check} />
          Edit verdicts…
        </button>
      </li>
    </MenuKeys>
  );
}

/** A menu whose first or checked item has the focus. */
function MenuKeys({ children }: { readonly children: React.ReactNode }): ReactElement {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const items = itemsOf(list.current);
    (items.find((item) => item.ariaChecked === 'true') ?? items[0])?.focus();
  }, []);
  const press = (event: KeyboardEvent): void => {
    const items = itemsOf(list.current);
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      items.at(next % items.length)?.focus();
    } else if (/^[1-9]$/.test(event.key)) {
      // What opens next may be a field.
      event.preventDefault();
      items.find(({ dataset }) => dataset['number'] === event.key)?.click();
    }
  };
  return (
    <ul ref={list} className={css.verdicts} role="menu" aria-label="Verdicts" onKeyDown={press}>
      {children}
    </ul>
  );
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return Array.from(list?.querySelectorAll('button') ?? []);
}
