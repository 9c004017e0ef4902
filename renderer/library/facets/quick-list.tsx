import type { ReactElement } from 'react';
import type { FacetCounts, FacetValue } from '../../../shared/library/library-row.ts';
import {
  countChosen,
  NO_FILTER,
  type Facet,
  type SessionFilter,
} from '../../../shared/library/session-filter.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { library } from '../../app/state/library.ts';
import { verdicts } from '../../app/state/verdict-list.ts';
import { formatCount } from '../../ui/format.ts';
import { useStore } from '../../ui/store.ts';
import { toggleValue } from './change-filter.ts';
import css from './quick-list.module.css';

interface QuickListProps {
  readonly counts: FacetCounts;
  readonly filter: SessionFilter;
  readonly onFilter: (filter: SessionFilter) => void;
}

/** What one goes by most: all sessions, those of each verdict, and those with a star. */
export function QuickList({ counts, filter, onFilter }: QuickListProps): ReactElement {
  const list = useStore(verdicts);
  const { sessionCount } = useStore(library);
  const entry = (facet: Facet, value: string, word: string): ReactElement => (
    <QuickEntry
      key={`${facet} ${value}`}
      word={word}
      count={countOf(counts.values[facet], value)}
      isChosen={filter.values[facet]?.includes(value) ?? false}
      onChoose={() => onFilter(toggleValue(filter, facet, value))}
    />
  );
  return (
    <ul className={css.list} aria-label="Sessions by verdict">
      <QuickEntry
        word="All sessions"
        count={sessionCount ?? 0}
        isChosen={countChosen(filter) === 0}
        onChoose={() => onFilter(NO_FILTER)}
      />
      {list.map(({ name }) => entry('verdict', name, toVisibleText(name)))}
      {entry('star', 'starred', 'Starred')}
    </ul>
  );
}

function countOf(values: readonly FacetValue[] | undefined, value: string): number {
  return values?.find((each) => each.value === value)?.count ?? 0;
}

interface QuickEntryProps {
  readonly word: string;
  readonly count: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function QuickEntry({ word, count, isChosen, onChoose }: QuickEntryProps): ReactElement {
  return (
    <li>
      <button type="button" className={css.entry} aria-pressed={isChosen} onClick={onChoose}>
        <bdi>{word}</bdi>
        <span className={css.count}>{formatCount(count)}</span>
      </button>
    </li>
  );
}
