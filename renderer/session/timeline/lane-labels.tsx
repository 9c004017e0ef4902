import type { ReactElement } from 'react';
import type { LaneId } from './lane-rows.ts';
import { looksOf, MARK_LANES, type MarkLane, type MarkLook, type MarkShape } from '../items/mark-shapes.ts';
import visuallyHidden from '../../ui/visually-hidden.module.css';
import css from './lane-labels.module.css';

const TITLES: Readonly<Record<LaneId, string>> = {
  user: 'User',
  console: 'Console',
  network: 'Network',
  custom: 'Events',
  windows: 'Windows',
  bookmarks: 'Bookmarks',
};

const SIGNS: Readonly<Record<Exclude<MarkShape, 'tick'>, string>> = {
  bar: '❙',
  dot: '●',
  ring: '○',
  triangle: '▲',
  cross: '✕',
  diamond: '◆',
  square: '■',
};

interface LaneLabelsProps {
  readonly lanes: readonly LaneId[];
  /** Whether there are several windows; where there is one, its lane is only about gaps. */
  readonly hasWindows: boolean;
}

/** The lanes' names, and what their marks mean. */
export function LaneLabels({ lanes, hasWindows }: LaneLabelsProps): ReactElement {
  return (
    <>
      {lanes.map((lane) => (
        <div key={lane} className={css.label} title={explain(lane)}>
          <span>{lane === 'windows' && !hasWindows ? 'Gaps' : TITLES[lane]}</span>
          {isMarkLane(lane) && <Legend lane={lane} />}
          <span className={visuallyHidden.text}>{explain(lane)}</span>
        </div>
      ))}
    </>
  );
}

function Legend({ lane }: { readonly lane: MarkLane }): ReactElement {
  return (
    <span className={css.legend} aria-hidden="true">
      {signsOf(lane).map(({ sign, tone }) => (
        <span key={sign} data-tone={tone}>
          {sign}
        </span>
      ))}
    </span>
  );
}

/** Errors and exceptions share one. */
function signsOf(lane: MarkLane): { readonly sign: string; readonly tone: MarkLook['tone'] }[] {
  const signs = new Map(
    looksOf(lane).flatMap(({ shape, tone }) => (shape === 'tick' ? [] : [[SIGNS[shape], tone] as const])),
  );
  return [...signs].map(([sign, tone]) => ({ sign, tone }));
}

function isMarkLane(lane: LaneId): lane is MarkLane {
  return MARK_LANES.some((each) => each === lane);
}

function explain(lane: LaneId): string {
  if (lane === 'windows') {
    return 'The window in which the user was active; hatched: nothing was recorded';
  }
  if (!isMarkLane(lane)) {
    return '';
  }
  return looksOf(lane)
    .map(({ shape, title }) => `${shape === 'tick' ? '·' : SIGNS[shape]} ${title}`)
    .join('\n');
}
