import type { KeyboardEvent, ReactElement } from 'react';
import type { SearchHit } from '../../shared/model/search.ts';
import { clock, formatTime } from '../ui/clock.ts';
import { useStore } from '../ui/store.ts';
import { MarkedText } from './marked-text.tsx';
import { openHit } from './search-state.ts';
import css from './search-hit.module.css';

const KIND_NAMES: Readonly<Record<SearchHit['kind'], string>> = {
  bookmark: 'Bookmark',
  title: 'Title',
  page: 'Page',
  click: 'Click',
  'dead-click': 'Dead click',
  'rage-click': 'Rage click',
  input: 'Input',
  console: 'Console',
  request: 'Request',
  error: 'Error',
  custom: 'Event',
  gap: 'Gap',
  text: 'Text',
  session: 'Session',
};

/** What is not certain says so. */
function nameOf({ kind, isUncertain }: SearchHit): string {
  return isUncertain && kind !== 'click' ? `Possible ${KIND_NAMES[kind].toLowerCase()}` : KIND_NAMES[kind];
}

interface SearchHitRowProps {
  readonly hit: SearchHit;
  readonly startedAtMs: number;
  readonly isOpened: boolean;
}

/** One place that was found: what it is, when it was, and the words around it. */
export function SearchHitRow({ hit, startedAtMs, isOpened }: SearchHitRowProps): ReactElement {
  const { level, atMs, status, snippet } = hit;
  const choice = useStore(clock);
  return (
    <button
      type="button"
      className={css.hit}
      data-hit={hit.key}
      data-level={level}
      aria-current={isOpened || undefined}
      onClick={() => openHit(hit)}
      onKeyDown={moveAmongHits}
    >
      <span className={css.time}>{formatTime(choice, atMs, startedAtMs)}</span>
      <span className={css.kind}>{status === null ? nameOf(hit) : `${nameOf(hit)} ${status}`}</span>
      <MarkedText snippet={snippet} />
    </button>
  );
}

/** Up and down go through all hits, whatever session they are in; up from the first goes back to the field. */
function moveAmongHits(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) {
    return;
  }
  event.preventDefault();
  const hits = [...document.querySelectorAll<HTMLElement>('[data-hit]')];
  const next = hits[hits.indexOf(event.currentTarget) + step];
  (next ?? (step < 0 ? document.querySelector<HTMLElement>('input[role=searchbox]') : null))?.focus();
}
