import type { ReactElement } from 'react';
import type { RangeChoice } from '../../../shared/library/session-filter.ts';
import { chooseRange } from './change-filter.ts';
import { FacetBox } from './facet-box.tsx';
import { dayAfter, RANGE_TITLES, startOfDay, toDay } from './facet-words.ts';
import { RangeSteps, type RangeSectionProps } from './length-section.tsx';
import field from '../../ui/field.module.css';
import css from './date-section.module.css';

const NOTHING_CHOSEN: RangeChoice = { from: null, to: null };

/** When a session began: from a day to a day, or one step of the calendar. */
export function DateSection(props: RangeSectionProps): ReactElement {
  const { range, filter, onFilter, isOpen, onToggle } = props;
  const choice = filter.ranges[range] ?? NOTHING_CHOSEN;
  const choose = (change: Partial<RangeChoice>): void =>
    onFilter(chooseRange(filter, range, { ...choice, ...change }));
  return (
    <FacetBox
      title={RANGE_TITLES[range]}
      chosen={filter.ranges[range] ? 1 : 0}
      isOpen={isOpen}
      onToggle={onToggle}
    >
      <div className={css.dates}>
        <label>
          From
          <input
            type="date"
            className={field.field}
            value={choice.from === null ? '' : toDay(choice.from)}
            onChange={(event) => choose({ from: startOfDay(event.target.value) })}
          />
        </label>
        <label>
          To
          <input
            type="date"
            className={field.field}
            value={choice.to === null ? '' : toDay(choice.to - 1)}
            onChange={({ target }) => choose({ to: target.value === '' ? null : dayAfter(target.value) })}
          />
        </label>
      </div>
      <RangeSteps {...props} steps={props.steps.toReversed()} />
    </FacetBox>
  );
}
