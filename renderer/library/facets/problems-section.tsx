import type { ReactElement } from 'react';
import type { FacetCounts } from '../../../shared/library/library-row.ts';
import type { Facet, SessionFilter } from '../../../shared/library/session-filter.ts';
import { toggleValue } from './change-filter.ts';
import { ChoiceList, FacetBox } from './facet-box.tsx';

interface ProblemsSectionProps {
  readonly counts: FacetCounts;
  readonly filter: SessionFilter;
  readonly onFilter: (filter: SessionFilter) => void;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

interface Problem {
  readonly facet: Facet;
  readonly value: string;
  readonly word: string;
}

const PROBLEMS: readonly Problem[] = [
  { facet: 'requests', value: 'some', word: 'Failed requests' },
  { facet: 'errors', value: 'some', word: 'Errors' },
  { facet: 'clicks', value: 'rage', word: 'Rage clicks' },
  { facet: 'clicks', value: 'dead', word: 'Dead clicks' },
];

/** The facets that are counted for it. */
export const PROBLEM_FACETS: readonly Facet[] = ['requests', 'errors', 'clicks'];

/** What went wrong in a session, from several facets. */
export function ProblemsSection(props: ProblemsSectionProps): ReactElement {
  const { counts, filter, onFilter, isOpen, onToggle } = props;
  const choices = PROBLEMS.map(({ facet, value, word }) => ({
    key: `${facet} ${value}`,
    word,
    count: counts.values[facet]?.find((each) => each.value === value)?.count ?? 0,
    isChosen: filter.values[facet]?.includes(value) ?? false,
    onToggle: () => onFilter(toggleValue(filter, facet, value)),
  }));
  const chosen = choices.filter(({ isChosen }) => isChosen).length;
  return (
    <FacetBox title="Problems" chosen={chosen} isOpen={isOpen} onToggle={onToggle}>
      <ChoiceList choices={choices} />
    </FacetBox>
  );
}
