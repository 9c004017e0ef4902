import { EventType, IncrementalSource, isPlainObject, type ReplayEvent } from '../model/replay-event.ts';
import type { ViewportMark } from '../model/window-index.ts';

/** Dragging a window's edge reports many sizes; nobody reads more than this. */
const MAX_VIEWPORTS = 1000;

/** The size of the page's viewport that an event reports: a meta event, or a change of size. */
export function viewportOf({ type, timestamp, data }: ReplayEvent): ViewportMark | undefined {
  if (!isPlainObject(data)) {
    return undefined;
  }
  const isResize =
    type === EventType.incrementalSnapshot && data['source'] === IncrementalSource.viewportResize;
  const { width, height } = data;
  return (type === EventType.meta || isResize) && isSize(width) && isSize(height)
    ? { atMs: timestamp, width, height }
    : undefined;
}

/** Adds a size unless the viewport had it already. */
export function addViewport(marks: ViewportMark[], found: ViewportMark | undefined): void {
  const last = marks.at(-1);
  const isNew = found?.width !== last?.width || found?.height !== last?.height;
  if (found && isNew && marks.length < MAX_VIEWPORTS) {
    marks.push(found);
  }
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
