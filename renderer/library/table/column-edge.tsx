import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { MAX_WIDTH, MIN_WIDTH } from './column-layout.ts';
import css from './column-edge.module.css';

interface ColumnEdgeProps {
  readonly title: string;
  readonly width: number;
  readonly onWidth: (width: number) => void;
  /** Back to the usual width. */
  readonly onReset: () => void;
}

const KEY_STEP = 16;

/** The edge of a column, by which it is made wider or narrower: by pointer, or with the arrow keys. */
export function ColumnEdge({ title, width, onWidth, onReset }: ColumnEdgeProps): ReactElement {
  const start = useRef({ x: 0, width });
  const resize = (next: number): void => onWidth(Math.round(Math.min(Math.max(next, MIN_WIDTH), MAX_WIDTH)));
  const begin = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width: widthOfHeader(event.currentTarget) };
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      resize(start.current.width + event.clientX - start.current.x);
    }
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP }[event.key];
    if (step !== undefined && !event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      resize(widthOfHeader(event.currentTarget) + step);
    }
  };
  return (
    <div
      className={css.edge}
      role="separator"
      aria-label={`Width of ${title}`}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={MIN_WIDTH}
      aria-valuemax={MAX_WIDTH}
      title="Drag, or use the arrow keys; double-click for the usual width"
      tabIndex={0}
      onPointerDown={begin}
      onPointerMove={drag}
      onDoubleClick={onReset}
      onKeyDown={press}
    />
  );
}

/** As wide as it is on the screen: it may have been stretched. */
function widthOfHeader(edge: HTMLElement): number {
  return edge.closest('th')?.getBoundingClientRect().width ?? 0;
}
