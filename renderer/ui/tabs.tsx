import {
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import { keepFocus } from './keep-focus.ts';
import { MenuButton } from './menu-button.tsx';
import { tabsThatFit } from './tabs-that-fit.ts';
import css from './tabs.module.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** How much there is behind it; null where that says nothing. */
  readonly count: string | null;
  /** Whether it is of another kind than the one before it. */
  readonly startsGroup?: boolean;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** Tells apart the tabs of several rows; see panelId. */
  readonly name?: string;
}

/**
 * Tabs in one row, however narrow it is: those that do not fit are in a menu behind them, but for the one that is chosen.
 * One is in the Tab order, arrows go to all others and choose them. Their panel is named after them.
 */
export function Tabs<Id extends string>(props: TabsProps<Id>): ReactElement {
  const { label, tabs, chosen, onChoose, name = '' } = props;
  const list = useRef<HTMLDivElement>(null);
  const shown = useFitting(list, tabs, chosen);
  useFocusOnChosen(list, chosen, shown);
  const left = tabs.filter((_, at) => !shown.includes(at));
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
    }
  };
  return (
    <div className={css.bar} onMouseDown={keepFocus}>
      <div ref={list} className={css.tabs} role="tablist" aria-label={label} onKeyDown={press}>
        {tabs.map(({ id, title, count }, at) => (
          <button
            key={id}
            id={`tab-${name}${id}`}
            type="button"
            role="tab"
            className={css.tab}
            data-left={!shown.includes(at) || undefined}
            aria-selected={id === chosen}
            aria-controls={id === chosen ? panelId(id, name) : undefined}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => onChoose(id)}
          >
            {title} {count !== null && <span className={css.count}>{count}</span>}
          </button>
        ))}
      </div>
      {left.length > 0 && (
        <MenuButton
          label="More tabs"
          icon="more"
          items={left.map(({ id, title, count, startsGroup }, at) => ({
            label: title,
            aside: count ?? undefined,
            startsGroup: startsGroup === true && at > 0,
            onChoose: () => onChoose(id),
          }))}
        />
      )}
    </div>
  );
}

/** Of the menu's button, in CSS pixels. */
const MENU = 28;

/** The places of the tabs that are shown. All are in the page, so that their widths are known. */
function useFitting<Id extends string>(
  list: RefObject<HTMLElement | null>,
  tabs: readonly Tab<Id>[],
  chosen: Id,
): readonly number[] {
  const [shown, setShown] = useState<readonly number[]>(tabs.map((_, at) => at));
  // They decide how wide the tabs are.
  const words = tabs.map(({ title, count }) => `${title} ${count ?? ''}`).join();
  const place = tabs.findIndex(({ id }) => id === chosen);
  useLayoutEffect(() => {
    const element = list.current;
    const bar = element?.parentElement;
    if (!element || !bar) {
      return undefined;
    }
    const measure = (): void => {
      const widths = Array.from(element.children, (tab) => (tab as HTMLElement).offsetWidth);
      const { paddingLeft, paddingRight } = getComputedStyle(bar);
      const room = bar.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      const next = tabsThatFit(widths, room, MENU, place);
      setShown((last) => (last.join() === next.join() ? last : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(bar);
    return () => observer.disconnect();
  }, [list, words, place]);
  return shown;
}

/** The focus goes along when an arrow chooses another tab, also out of the menu. */
function useFocusOnChosen(
  list: RefObject<HTMLElement | null>,
  chosen: string,
  shown: readonly number[],
): void {
  useLayoutEffect(() => {
    if (list.current?.contains(document.activeElement)) {
      list.current.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
    }
  }, [list, chosen, shown]);
}

/** The id that the panel of a tab has. */
export function panelId(id: string, name = ''): string {
  return `panel-${name}${id}`;
}
