import type { ReactElement } from 'react';
import visuallyHidden from '../../ui/visually-hidden.module.css';
import type { LaneId } from './lane-rows.ts';
import { explainLane, LANE_TITLES } from './lane-words.ts';
import css from './lane-labels.module.css';

interface LaneLabelsProps {
  readonly lanes: readonly LaneId[];
  /** Whether there are several windows; where there is one, its lane is only about gaps. */
  readonly hasWindows: boolean;
}

/** The lanes' names. */
export function LaneLabels({ lanes, hasWindows }: LaneLabelsProps): ReactElement {
  return (
    <>
      {lanes.map((lane) => (
        <div key={lane} className={css.label} title={explainLane(lane)}>
          <span>{lane === 'windows' && !hasWindows ? 'Gaps' : LANE_TITLES[lane]}</span>
          <span className={visuallyHidden.text}>{explainLane(lane)}</span>
        </div>
      ))}
    </>
  );
}
