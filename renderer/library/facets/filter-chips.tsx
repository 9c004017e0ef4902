import type { ReactElement } from 'react';
import { FACETS, NO_FILTER, RANGES, type SessionFilter } from '../../../shared/library/session-filter.ts';
import { Icon } from '../../ui/icons.tsx';
import { chooseRange, toggleValue } from './change-filter.ts';
import { FACET_WORDS, RANGE_TITLES, rangeWord, wordOf } from './facet-words.ts';
import chip from '../../ui/chip.module.css';
import link from '../../ui/link.module.css';
import css from './filter-chips.module.css';

interface FilterChipsProps {
  readonly filter: SessionFilter;
  readonly onFilter: (filter: SessionFilter) => void;
}

interface Chip {
  readonly title: string;
  readonly word: string;
  /** The filter without it. */
  readonly rest: SessionFilter;
}

/** What the list is narrowed by; each can be taken back. */
export function FilterChips({ filter, onFilter }: FilterChipsProps): ReactElement | null {
  const chips = listChips(filter);
  if (chips.length === 0) {
    return null;
  }
  return (
    <ul className={chip.chips} aria-label="Active filters">
      {chips.map(({ title, word, rest }) => (
        <li key={`${title} ${word}`}>
          <button
            type="button"
            className={chip.chip}
            aria-label={`Remove the filter ${title}: ${word}`}
            title={`${title}: ${word}`}
            onClick={() => onFilter(rest)}
          >
            <span className={css.title}>{title}</span>
            <bdi>{word}</bdi>
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={link.link} onClick={() => onFilter(NO_FILTER)}>
          Clear all
        </button>
      </li>
    </ul>
  );
}

function listChips(filter: SessionFilter): Chip[] {
  const ranges = RANGES.flatMap((range) => {
    const choice = filter.ranges[range];
    const rest = chooseRange(filter, range, null);
    return choice ? [{ title: RANGE_TITLES[range], word: rangeWord(range, choice), rest }] : [];
  });
  const values = FACETS.flatMap((facet) =>
    (filter.values[facet] ?? []).map((value) => ({
      title: FACET_WORDS[facet].title,
      word: wordOf(facet, value),
      rest: toggleValue(filter, facet, value),
    })),
  );
  return [...ranges, ...values];
}
