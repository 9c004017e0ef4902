import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { keepFocus } from './keep-focus.ts';
import css from './tabs.module.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** How much there is behind it; null where that says nothing. */
  readonly count: string | null;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** A row of tabs: one is in the Tab order, arrows go to the others and choose them. Their panel is named after them. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose }: TabsProps<Id>): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const target = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    const next = target === undefined ? undefined : tabs.at(target % tabs.length);
    if (next) {
      event.preventDefault();
      onChoose(next.id);
      list.current?.querySelector<HTMLElement>(`#${tabId(next.id)}`)?.focus();
    }
  };
  return (
    <div
      ref={list}
      className={css.tabs}
      role="tablist"
      aria-label={label}
      onKeyDown={press}
      onMouseDown={keepFocus}
    >
      {tabs.map(({ id, title, count }) => (
        <button
          key={id}
          id={tabId(id)}
          type="button"
          role="tab"
          className={css.tab}
          aria-selected={id === chosen}
          aria-controls={panelId(id)}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {title} {count !== null && <span className={css.count}>{count}</span>}
        </button>
      ))}
    </div>
  );
}

function tabId(id: string): string {
  return `tab-${id}`;
}

/** The id that the panel of a tab has. */
export function panelId(id: string): string {
  return `panel-${id}`;
}
