import type { ReactElement } from 'react';
import { FACETS, RANGES, type SessionFilter } from '../../../shared/library/session-filter.ts';
import { useStored } from '../../ui/use-stored.ts';
import { DateSection } from './date-section.tsx';
import { FacetSection } from './facet-section.tsx';
import { LengthSection } from './length-section.tsx';
import { useFacetCounts } from './use-facet-counts.ts';
import css from './facet-panel.module.css';

interface FacetPanelProps {
  readonly filter: SessionFilter;
  readonly onFilter: (filter: SessionFilter) => void;
  /** Whether the list has its first rows: what counts for it comes after them. */
  readonly hasRows: boolean;
}

const FIRST_OPEN: readonly string[] = ['started', 'watched', 'person', 'host', 'errors'];

/** Everything the list can be narrowed by, with how many sessions each choice would leave. */
export function FacetPanel({ filter, onFilter, hasRows }: FacetPanelProps): ReactElement {
  const [open, setOpen] = useStored('library.openFacets', FIRST_OPEN, isTexts);
  const counts = useFacetCounts(filter, open, hasRows);
  const section = (key: string): { isOpen: boolean; onToggle: () => void } => ({
    isOpen: open.includes(key),
    onToggle: () => setOpen(open.includes(key) ? open.filter((other) => other !== key) : [...open, key]),
  });
  return (
    <aside className={css.facets} aria-label="Filters">
      {counts &&
        RANGES.map((range) => {
          const Section = range === 'started' ? DateSection : LengthSection;
          const common = { range, steps: counts.ranges[range] ?? [], filter, onFilter };
          return <Section key={range} {...common} {...section(range)} />;
        })}
      {counts &&
        FACETS.map((facet) => (
          <FacetSection
            key={facet}
            facet={facet}
            values={counts.values[facet]}
            filter={filter}
            onFilter={onFilter}
            {...section(facet)}
          />
        ))}
    </aside>
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
