import { IncrementalSource, MouseInteraction, PRESSES, type PlainObject } from '../model/replay-event.ts';
import type { EpochMilliseconds, Milliseconds } from '../model/units.ts';

/** What a focus is looked for with, in an event that says where it came to. */
export interface FocusEvent {
  /** In checkpoints: what was pressed before is not known any more. */
  readonly isFromPointer?: boolean;
}

/** What is pressed takes the focus at once; a script may give it to something else a little later, as to a dialog. */
const POINTER_FOCUS: Milliseconds = 1000;

/** Whether the focus came by the mouse or a touch: browsers show it on what is not written in only if it did not. */
export function comesFromPointer(
  { isFromPointer }: FocusEvent,
  atMs: EpochMilliseconds,
  pressedMs: EpochMilliseconds,
): boolean {
  return isFromPointer ?? atMs - pressedMs <= POINTER_FOCUS;
}

/** Whether the data of an event say where the focus came to. */
export function isFocus({ source, type }: PlainObject): boolean {
  return source === IncrementalSource.mouseInteraction && type === MouseInteraction.focus;
}

/** Whether the data of an event say where the focus left. */
export function isBlur({ source, type }: PlainObject): boolean {
  return source === IncrementalSource.mouseInteraction && type === MouseInteraction.blur;
}

/** Whether the data of an event say that something was pressed, by the mouse or a finger. */
export function isPress({ source, type }: PlainObject): boolean {
  return source === IncrementalSource.mouseInteraction && PRESSES.includes(type);
}
