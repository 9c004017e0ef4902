import type { PlainObject } from '../../model/replay-event.ts';
import type { CanvasLog } from './canvas-log.ts';
import type { MediaState } from './media.ts';
import { sizeOfProperty } from './records.ts';
import type { SheetLog } from './sheet-log.ts';

/** A value, and its place in the order of all changes. */
export interface Sequenced<T> {
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

/** Properties by their names, in order, and about what they take as JSON. */
export class Properties<T> extends Map<string, T> {
  bytes = 0;

  override set(name: string, value: T): this {
    this.bytes += sizeOfProperty(name, value) - this.sizeNow(name);
    return super.set(name, value);
  }

  override delete(name: string): boolean {
    this.bytes -= this.sizeNow(name);
    return super.delete(name);
  }

  private sizeNow(name: string): number {
    return this.has(name) ? sizeOfProperty(name, this.get(name)) : 0;
  }
}

/** The state of a node that its record in a full snapshot cannot express. It is dropped with the node. */
export class Carried {
  /** Attributes that were set or removed (null) after the node was built. */
  attributes: Properties<string | null> | undefined = undefined;
  /** Style properties that were set (as recorded) or removed (false) after the style attribute, in the order of their last change. */
  style: Properties<unknown> | undefined = undefined;
  /** When attributes or style last changed. */
  attributesTurn = 0;
  dialog: Sequenced<DialogState> | undefined = undefined;
  input: Sequenced<PlainObject> | undefined = undefined;
  /** The last time it was checked, where it no longer is: that unchecked the other radio buttons of its group. */
  checked: Sequenced<PlainObject> | undefined = undefined;
  scroll: Sequenced<ScrollPosition> | undefined = undefined;
  sheet: SheetLog | undefined = undefined;
  adopted: Sequenced<readonly unknown[]> | undefined = undefined;
  media: MediaState | undefined = undefined;
  canvas: CanvasLog | undefined = undefined;
}
