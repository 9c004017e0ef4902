import type { ReactElement } from 'react';
import type { FacetCounts } from '../../../shared/library/library-row.ts';
import { FACETS, RANGES, type Facet, type SessionFilter } from '../../../shared/library/session-filter.ts';
import { isBoolean, useStored } from '../../ui/use-stored.ts';
import { DateSection } from './date-section.tsx';
import { FacetSection } from './facet-section.tsx';
import { LengthSection } from './length-section.tsx';
import { MoreFilters } from './more-filters.tsx';
import { PROBLEM_FACETS, ProblemsSection } from './problems-section.tsx';
import { QuickList } from './quick-list.tsx';
import { useFacetCounts } from './use-facet-counts.ts';
import css from './facet-panel.module.css';

interface FacetPanelProps {
  readonly filter: SessionFilter;
  readonly onFilter: (filter: SessionFilter) => void;
  /** Whether the list has its first rows: what counts for it comes after them. */
  readonly hasRows: boolean;
}

interface SectionState {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

const FIRST_OPEN: readonly string[] = ['problems', 'host', 'person', 'started', 'watched', 'tag'];
const FIRST: readonly Facet[] = ['host', 'person'];
/** Those of the list at the top are counted whatever is open. */
const ALWAYS: readonly Facet[] = ['verdict', 'star'];
const MORE = FACETS.filter((facet) => ![...FIRST, ...ALWAYS].includes(facet));

/** Everything the list can be narrowed by, with how many sessions each choice would leave. */
export function FacetPanel({ filter, onFilter, hasRows }: FacetPanelProps): ReactElement {
  const [open, setOpen] = useStored('library.openFilters', FIRST_OPEN, isTexts);
  const [showsMore, setShowsMore] = useStored('library.moreFilters', false, isBoolean);
  const counts = useFacetCounts(filter, toCount(open, showsMore), hasRows);
  const section = (key: string): SectionState => ({
    isOpen: open.includes(key),
    onToggle: () => setOpen(open.includes(key) ? open.filter((other) => other !== key) : [...open, key]),
  });
  const facetSection = (facet: Facet, known: FacetCounts): ReactElement => (
    <FacetSection
      key={facet}
      facet={facet}
      values={known.values[facet]}
      filter={filter}
      onFilter={onFilter}
      {...section(facet)}
    />
  );
  return (
    <aside className={css.facets} aria-label="Filters" data-help="filters">
      {counts && (
        <>
          <QuickList counts={counts} filter={filter} onFilter={onFilter} />
          <ProblemsSection counts={counts} filter={filter} onFilter={onFilter} {...section('problems')} />
          {FIRST.map((facet) => facetSection(facet, counts))}
          <MoreFilters
            chosen={countMore(filter)}
            isOpen={showsMore}
            onToggle={() => setShowsMore(!showsMore)}
          >
            {RANGES.map((range) => {
              const Section = range === 'started' ? DateSection : LengthSection;
              const common = { range, steps: counts.ranges[range] ?? [], filter, onFilter };
              return <Section key={range} {...common} {...section(range)} />;
            })}
            {MORE.map((facet) => facetSection(facet, counts))}
          </MoreFilters>
        </>
      )}
    </aside>
  );
}

/** What is counted: what can be seen. */
function toCount(open: readonly string[], showsMore: boolean): string {
  const problems = open.includes('problems') ? PROBLEM_FACETS : [];
  const seen = open.filter((key) => showsMore || FIRST.some((facet) => facet === key));
  return [...new Set([...ALWAYS, ...problems, ...seen])].sort().join(' ');
}

/** How much is chosen among those that are shown on demand. */
function countMore({ values, ranges }: SessionFilter): number {
  const chosen = MORE.filter((facet) => !PROBLEM_FACETS.includes(facet) && values[facet]);
  return chosen.length + Object.keys(ranges).length;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
