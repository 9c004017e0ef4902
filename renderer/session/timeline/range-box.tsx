import type { KeyboardEvent, PointerEvent, ReactElement, RefObject } from 'react';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { clock, formatTime } from '../../ui/clock.ts';
import { useStore } from '../../ui/store.ts';
import { lengthOf, momentAt, percentOf, shareOf } from '../workspace/time-view.ts';
import css from './range-box.module.css';

interface RangeBoxProps {
  readonly workspace: Workspace;
  readonly box: RefObject<HTMLElement | null>;
  readonly view: TimeSpan;
}

/** The range that was selected, with edges that can be moved. */
export function RangeBox({ workspace, box, view }: RangeBoxProps): ReactElement | null {
  const range = useStore(workspace.range);
  if (!range) {
    return null;
  }
  return (
    <>
      <div className={css.range} style={percentOf(view, range)} />
      <Edge workspace={workspace} box={box} view={view} range={range} edge="fromMs" />
      <Edge workspace={workspace} box={box} view={view} range={range} edge="toMs" />
    </>
  );
}

interface EdgeProps extends RangeBoxProps {
  readonly range: TimeSpan;
  readonly edge: 'fromMs' | 'toMs';
}

/** How far an arrow key moves an edge, as a share of the view. */
const KEY_SHARE = 1 / 100;

function Edge({ workspace, box, view, range, edge }: EdgeProps): ReactElement {
  const choice = useStore(clock);
  const { whole } = workspace;
  const move = (atMs: number): void => {
    const [low, high] = edge === 'fromMs' ? [whole.fromMs, range.toMs - 1] : [range.fromMs + 1, whole.toMs];
    workspace.setRange({ ...range, [edge]: Math.min(Math.max(atMs, low), high) });
  };
  const drag = (event: PointerEvent): void => {
    const bounds = box.current?.getBoundingClientRect();
    if (bounds && event.currentTarget.hasPointerCapture(event.pointerId)) {
      event.stopPropagation();
      move(momentAt(view, (event.clientX - bounds.left) / bounds.width));
    }
  };
  const press = (event: KeyboardEvent): void => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      move(range[edge] + direction * lengthOf(view) * KEY_SHARE * (event.shiftKey ? 10 : 1));
    }
  };
  return (
    <div
      className={css.edge}
      role="slider"
      tabIndex={0}
      aria-label={edge === 'fromMs' ? 'Beginning of the range' : 'End of the range'}
      aria-valuemin={0}
      aria-valuemax={Math.round(lengthOf(whole))}
      aria-valuenow={Math.round(range[edge] - whole.fromMs)}
      aria-valuetext={formatTime(choice, range[edge], whole.fromMs)}
      style={{ left: `${100 * shareOf(view, range[edge])}%` }}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={(event) => event.stopPropagation()}
      onKeyDown={press}
    />
  );
}
