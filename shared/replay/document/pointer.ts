import { IncrementalSource, isPlainObject, type PlainObject } from '../../model/replay-event.ts';

/** rrweb's mouse interactions, as far as they show (rrweb-io/rrweb:packages/types/src/index.ts). */
const Interaction = {
  mouseUp: 0,
  mouseDown: 1,
  click: 2,
  touchStart: 7,
  touchEnd: 9,
  touchCancel: 10,
} as const;
const PLACED: readonly unknown[] = [
  Interaction.mouseUp,
  Interaction.mouseDown,
  Interaction.click,
  Interaction.touchStart,
  Interaction.touchEnd,
];

/** Where the user points. */
export class Pointer {
  private position: PlainObject | undefined = undefined;
  private isTouching = false;
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
   * @param isKnown whether its node is there
   */
  interact(data: PlainObject, isKnown: boolean): void {
    const { type, id, x, y } = data;
    this.isTouchDevice ||= type === Interaction.touchStart;
    if (!isKnown || id === -1) {
      return;
    }
    if (PLACED.includes(type)) {
      this.position = { x: x || 0, y: y || 0, id, timeOffset: 0 };
    }
    if (type === Interaction.touchStart) {
      this.isTouching = true;
    } else if (type === Interaction.touchEnd || type === Interaction.touchCancel) {
      this.isTouching = false;
    }
  }

  /**
   * The data of the events that bring the pointer to where it is.
   * @param rootId a node that is there, as that on which the touch began may not be
   */
  write(rootId: number): PlainObject[] {
    const { mouseInteraction, mouseMove, touchMove } = IncrementalSource;
    const source = this.isTouchDevice ? touchMove : mouseMove;
    return [
      ...(this.isTouching ? [{ source: mouseInteraction, type: Interaction.touchStart, id: rootId }] : []),
      ...(this.position ? [{ source, positions: [this.position] }] : []),
    ];
  }
}
