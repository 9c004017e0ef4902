import type { ReactElement } from 'react';
import type { RangeCount } from '../../../shared/library/library-row.ts';
import type { Range, SessionFilter } from '../../../shared/library/session-filter.ts';
import { chooseRange } from './change-filter.ts';
import { ChoiceList, FacetBox } from './facet-box.tsx';
import { isStep, RANGE_TITLES, rangeWord } from './facet-words.ts';

export interface RangeSectionProps {
  readonly range: Range;
  readonly steps: readonly RangeCount[];
  readonly filter: SessionFilter;
  readonly onFilter: (filter: SessionFilter) => void;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** How long a session, or the activity in it, lasts: one of the steps. */
export function LengthSection(props: RangeSectionProps): ReactElement {
  const { range, filter, isOpen, onToggle } = props;
  const chosen = filter.ranges[range] ? 1 : 0;
  return (
    <FacetBox title={RANGE_TITLES[range]} chosen={chosen} isOpen={isOpen} onToggle={onToggle}>
      <RangeSteps {...props} />
    </FacetBox>
  );
}

/** The steps of a range, of which one may be chosen. */
export function RangeSteps({ range, steps, filter, onFilter }: RangeSectionProps): ReactElement {
  const choice = filter.ranges[range];
  return (
    <ChoiceList
      choices={steps.map((step) => ({
        key: step.from,
        word: rangeWord(range, step),
        count: step.count,
        isChosen: isStep(choice, step),
        onToggle: () => {
          const next = isStep(choice, step) ? null : { from: step.from, to: step.to };
          onFilter(chooseRange(filter, range, next));
        },
      }))}
    />
  );
}
