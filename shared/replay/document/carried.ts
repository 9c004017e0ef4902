import type { PlainObject } from '../../model/replay-event.ts';
import type { CanvasLog } from './canvas-log.ts';
import type { MediaState } from './media.ts';
import type { SheetLog } from './sheet-log.ts';

/** Something that happened, and when among all that happened. */
export interface Happened<T> {
  readonly value: T;
  readonly turn: number;
}

export interface ScrollPosition {
  readonly x: unknown;
  readonly y: unknown;
}

/** A dialog that is open or was: `undefined` is an attribute that is not there. */
export interface DialogState {
  readonly open: string | undefined;
  readonly mode: string | undefined;
}

/** What a node has that its record in a full snapshot cannot say. It goes with the node. */
export class Carried {
  /** Attributes that were set or removed (null) after the node was built. */
  attributes: Map<string, string | null> | undefined = undefined;
  /** Style properties that were set (as recorded) or removed (false) after the style attribute, in the order of their last change. */
  style: Map<string, unknown> | undefined = undefined;
  /** When attributes or style last changed. */
  attributesTurn = 0;
  dialog: Happened<DialogState> | undefined = undefined;
  input: Happened<PlainObject> | undefined = undefined;
  /** The last time it was checked, where it no longer is: that unchecked the other radio buttons of its group. */
  checked: Happened<PlainObject> | undefined = undefined;
  scroll: Happened<ScrollPosition> | undefined = undefined;
  sheet: SheetLog | undefined = undefined;
  adopted: Happened<readonly unknown[]> | undefined = undefined;
  media: MediaState | undefined = undefined;
  canvas: CanvasLog | undefined = undefined;
}
