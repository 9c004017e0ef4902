import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../model/replay-event.ts';
import { correctIncremental } from './correct-incremental.ts';
import { correctPage } from './correct-tree.ts';
import { Corrections, type Mutable } from './corrections.ts';
import { hasPayload } from './has-payload.ts';
import { dropUnless, isCoordinate, isLength, isText } from './values.ts';

/**
 * Makes a window's events such as a player can play, in place, wherever they are played: by the deep index, whose
 * checkpoints stand for them, and on the stage. What cannot be is corrected or left out, by the event alone, so that both do
 * the same wherever they begin; what is stored stays as it was recorded.
 */
export class EventCorrector {
  private readonly corrections = new Corrections();
  /** What the window was known to measure last. */
  private size: PlainObject = {};

  /** How often something was corrected or left out; events without a payload are counted when they are imported. */
  get count(): number {
    return this.corrections.count;
  }

  /** @param events the next ones in play order, of any shape. @returns those that can be played */
  correct(events: readonly ReplayEvent[]): ReplayEvent[] {
    return events.filter((event) => this.correctEvent(event));
  }

  private correctEvent(event: ReplayEvent): boolean {
    if (!Number.isFinite(event.timestamp) || !hasPayload(event)) {
      return false;
    }
    const isPlayable = !isPlainObject(event.data) || this.correctData(event.type, event.data);
    if (!isPlayable) {
      this.corrections.note();
    }
    return isPlayable;
  }

  private correctData(type: number, data: Mutable): boolean {
    switch (type) {
      case EventType.meta:
        this.correctMeta(data);
        return true;
      case EventType.fullSnapshot:
        this.correctSnapshot(data);
        return true;
      case EventType.incrementalSnapshot:
        return this.correctChange(data);
      default:
        return true;
    }
  }

  private correctChange(data: Mutable): boolean {
    const isPlayable = correctIncremental(data, this.corrections);
    if (isPlayable && data['source'] === IncrementalSource.viewportResize) {
      this.noteSize(data);
    }
    return isPlayable;
  }

  /** A window that does not say how large it is has the size it had. */
  private correctMeta(data: Mutable): void {
    dropUnless(data, 'href', isText, this.corrections);
    dropUnless(data, 'width', isLength, this.corrections);
    dropUnless(data, 'height', isLength, this.corrections);
    if (data['width'] === undefined || data['height'] === undefined) {
      Object.assign(data, this.size);
    }
    this.noteSize(data);
  }

  private noteSize({ width, height }: Mutable): void {
    this.size = width === undefined || height === undefined ? this.size : { width, height };
  }

  private correctSnapshot(data: Mutable): void {
    data['node'] = correctPage(data['node'] as Mutable, this.corrections);
    dropUnless(data, 'initialOffset', isPlainObject, this.corrections);
    const offset = (data['initialOffset'] ?? {}) as Mutable;
    dropUnless(offset, 'left', isCoordinate, this.corrections);
    dropUnless(offset, 'top', isCoordinate, this.corrections);
    // Without them, the page would stay scrolled as the one before was.
    data['initialOffset'] = { left: 0, top: 0, ...offset };
  }
}
