import { IncrementalSource, MouseInteraction, PRESSES, type PlainObject } from '../../model/replay-event.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import { comesFromPointer } from '../recorded-focus.ts';
import type { DocumentTree } from './document-tree.ts';
import type { TreeNode } from './tree-node.ts';

/** Where the focus is. */
export class Focus {
  private focused: TreeNode | undefined = undefined;
  private isFromPointer = false;
  private pressedMs: EpochMilliseconds = -Infinity;

  /** Takes in the data of a MouseInteraction event. @param node that it is about, where it is there */
  interact(data: PlainObject, node: TreeNode | undefined, atMs: EpochMilliseconds): void {
    const { type } = data;
    if (PRESSES.includes(type)) {
      this.pressedMs = atMs;
    } else if (type === MouseInteraction.focus && node?.isElement) {
      this.focused = node;
      this.isFromPointer = comesFromPointer(data, atMs, this.pressedMs);
    } else if (type === MouseInteraction.blur && node === this.focused) {
      this.focused = undefined;
    }
  }

  /** A node that leaves the document takes the focus with it. */
  loseIfGone(tree: DocumentTree): void {
    if (this.focused && tree.get(this.focused.id) !== this.focused) {
      this.focused = undefined;
    }
  }

  /** The data of the event that brings it back. */
  write(): PlainObject[] {
    const { focused, isFromPointer } = this;
    const { mouseInteraction: source } = IncrementalSource;
    return focused ? [{ source, type: MouseInteraction.focus, id: focused.id, isFromPointer }] : [];
  }
}
