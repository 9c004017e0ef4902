import {
  IncrementalSource,
  isPlainObject,
  MouseInteraction,
  type PlainObject,
  PRESSES,
  RELEASES,
} from '../../model/replay-event.ts';
import type { DocumentTree } from './document-tree.ts';
import type { TreeNode } from './tree-node.ts';

const PLACED: readonly unknown[] = [
  MouseInteraction.mouseUp,
  MouseInteraction.mouseDown,
  MouseInteraction.click,
  MouseInteraction.touchStart,
  MouseInteraction.touchEnd,
];
/** Where the user points, and what is pressed there. */
export class Pointer {
  private position: PlainObject | undefined = undefined;
  private isTouching = false;
  private pressed: TreeNode | undefined = undefined;
  private isTouchDevice = false;

  /** Takes in the data of a MouseMove, TouchMove or Drag event. */
  move({ source, positions }: PlainObject): void {
    const last: unknown = Array.isArray(positions) ? positions.at(-1) : undefined;
    if (isPlainObject(last)) {
      const { x, y, id } = last;
      this.position = { x, y, id, timeOffset: 0 };
    }
    this.isTouchDevice ||= source === IncrementalSource.touchMove;
  }

  /**
   * Takes in the data of a MouseInteraction event.
   * @param node that it is about, where it is there
   */
  interact(data: PlainObject, node: TreeNode | undefined): void {
    const { type, id, x, y } = data;
    this.isTouchDevice ||= type === MouseInteraction.touchStart;
    if (!node || id === -1) {
      return;
    }
    this.press(type, node);
    if (PLACED.includes(type)) {
      this.position = { x: x || 0, y: y || 0, id, timeOffset: 0 };
    }
    if (type === MouseInteraction.touchStart) {
      this.isTouching = true;
    } else if (type === MouseInteraction.touchEnd || type === MouseInteraction.touchCancel) {
      this.isTouching = false;
    }
  }

  private press(type: unknown, node: TreeNode): void {
    if (PRESSES.includes(type)) {
      this.pressed = node;
    } else if (RELEASES.includes(type)) {
      this.pressed = undefined;
    }
  }

  /**
   * The data of the events that bring the pointer to where it is.
   * @param tree what is pressed may have left it
   */
  write(tree: DocumentTree, rootId: number): PlainObject[] {
    const { mouseInteraction, mouseMove, touchMove } = IncrementalSource;
    const { mouseDown: type, touchStart } = MouseInteraction;
    const pressed = this.pressed && tree.get(this.pressed.id) === this.pressed ? this.pressed : undefined;
    const press = { source: mouseInteraction, id: pressed?.id ?? rootId };
    return [
      ...(this.isTouching ? [{ ...press, type: touchStart }] : pressed ? [{ ...press, type }] : []),
      ...(this.position
        ? [{ source: this.isTouchDevice ? touchMove : mouseMove, positions: [this.position] }]
        : []),
    ];
  }
}
