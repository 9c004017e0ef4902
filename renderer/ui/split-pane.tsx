import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement, type ReactNode } from 'react';
import { isNumber, useStored } from './use-stored.ts';
import css from './split-pane.module.css';

interface SplitPaneProps {
  /** Under which its width is remembered. */
  readonly name: string;
  /** What the divider is called for screen readers. */
  readonly label: string;
  /** Which side keeps a fixed width; the other takes the rest. */
  readonly side: 'start' | 'end';
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** `null` hides it; what stands beside it stays as it is. */
  readonly pane: ReactNode | null;
  readonly children: ReactNode;
}

const KEY_STEP = 16;

/** A pane of adjustable width beside the rest. The divider works by pointer and by arrow keys. */
export function SplitPane(props: SplitPaneProps): ReactElement {
  const { name, label, side, initial, min, max, pane, children } = props;
  const [stored, setWidth] = useStored(`pane.${name}`, initial, isNumber);
  const box = useRef<HTMLDivElement>(null);
  const width = Math.min(Math.max(stored, min), max);
  const resize = (next: number): void => setWidth(Math.round(Math.min(Math.max(next, min), max)));

  const drag = (event: PointerEvent): void => {
    const bounds = box.current?.getBoundingClientRect();
    if (bounds && event.currentTarget.hasPointerCapture(event.pointerId)) {
      resize(side === 'start' ? event.clientX - bounds.left : bounds.right - event.clientX);
    }
  };
  const press = (event: KeyboardEvent): void => {
    const towardsEnd = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (towardsEnd !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      resize(width + KEY_STEP * towardsEnd * (side === 'start' ? 1 : -1));
    }
  };
  const sized = pane !== null && (
    <div className={css.sized} style={{ width }}>
      {pane}
    </div>
  );
  const divider = pane !== null && (
    <div
      className={css.divider}
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
  return (
    <div className={css.split} data-side={side} ref={box}>
      <div className={css.rest}>{children}</div>
      {divider}
      {sized}
    </div>
  );
}
