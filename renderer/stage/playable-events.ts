import type { eventWithTime } from '@rrweb/types';
import {
  EventType,
  hasNodeTree,
  IncrementalSource,
  isPlainObject,
  type ReplayEvent,
} from '../../shared/model/replay-event.ts';
import type { EpochMilliseconds } from '../../shared/model/units.ts';
import type { TimeSpan } from '../../shared/model/window-index.ts';
import { comesFromPointer, isBlur, isFocus, isPress } from '../../shared/replay/recorded-focus.ts';
import { guessSize } from './window-size.ts';

const MOVES: readonly unknown[] = [
  IncrementalSource.mouseMove,
  IncrementalSource.touchMove,
  IncrementalSource.drag,
];

/**
 * Turns a slice's events, as they come, into such that rrweb plays alike however it is asked to:
 * - full snapshots without a node tree (mobile wireframes) are left out, and what comes before the first usable one,
 *   because it changes a page that is not there;
 * - a meta event comes at the very moment of its full snapshot. rrweb begins at the last meta event before a moment,
 *   and in the milliseconds between the two it would show nothing; a meta event that no full snapshot follows only
 *   says how large the window is, and becomes a resize;
 * - there is a meta event before the first full snapshot: rrweb keeps the page hidden until it has a size;
 * - there is something at the very beginning and end, for its clock.
 */
export class PlayableEvents {
  private hasSnapshot = false;
  /** Waits for its full snapshot. */
  private meta: ReplayEvent | undefined;
  private hasBegun = false;
  /** The last move of the pointer. */
  private pointer: ReplayEvent | undefined;
  /** Where the focus came to, and the page that it is in. */
  private focus: ReplayEvent | undefined;
  private href: unknown = undefined;
  private pressedMs: EpochMilliseconds = -Infinity;
  /** Loaded before the first full snapshot, by a page that was the same document. */
  private readonly fonts: ReplayEvent[] = [];

  /**
   * @param isLast nothing follows in the window
   * @param span from when to when something was recorded, also where that cannot be played
   */
  take(events: readonly ReplayEvent[], isLast: boolean, span = spanOf(events)): eventWithTime[] {
    const playable: ReplayEvent[] = [];
    for (const event of events) {
      this.noteOutliving(event);
      if (event.type === EventType.meta) {
        playable.push(...this.releaseMeta());
        this.meta = event;
      } else if (event.type === EventType.fullSnapshot) {
        playable.push(...this.takeSnapshot(event, events));
      } else if (this.hasSnapshot || event.type !== EventType.incrementalSnapshot) {
        playable.push(event);
      }
    }
    if (isLast) {
      playable.push(...this.releaseMeta());
    }
    if (span) {
      // The clock of rrweb begins with the first event, and stops at the last one; of mouse moves it takes the first
      // position for their time.
      playable.unshift(...(this.hasBegun ? [] : [makeMark('beginning', span.fromMs)]));
      playable.push(makeMark('end', span.toMs));
      this.hasBegun = true;
    }
    // rrweb checks no payload: what it cannot replay it reports itself.
    const unchecked: unknown = playable;
    return unchecked as eventWithTime[];
  }

  private takeSnapshot(snapshot: ReplayEvent, events: readonly ReplayEvent[]): ReplayEvent[] {
    if (!hasNodeTree(snapshot)) {
      return [];
    }
    const { timestamp } = snapshot;
    const isFirst = !this.hasSnapshot;
    const recorded = this.meta && { href: '', ...(this.meta.data as object) };
    const data = recorded && hasSize(recorded) ? recorded : { href: '', ...guessSize(events), ...recorded };
    const meta = this.meta || isFirst ? { type: EventType.meta, data } : undefined;
    const outliving = this.outliving(recorded?.href);
    this.hasSnapshot = true;
    this.meta = undefined;
    return [
      ...(meta ? [{ ...meta, timestamp }] : []),
      snapshot,
      ...outliving.map((event) => ({ ...event, timestamp })),
    ];
  }

  /** What a full snapshot does not replace. @param href of its page, where it says */
  private outliving(href: unknown): ReplayEvent[] {
    if (href !== undefined && href !== this.href && this.hasSnapshot) {
      // Another page: its ids mean other nodes.
      this.focus = undefined;
    }
    this.href = href ?? this.href;
    return [
      ...this.fonts.splice(0),
      ...(this.focus ? [this.focus] : []),
      ...(this.pointer ? [this.pointer] : []),
    ];
  }

  /** A seek begins at the last meta event, and would forget what a full snapshot does not replace. */
  private noteOutliving(event: ReplayEvent): void {
    const { type, data } = event;
    if (type !== EventType.incrementalSnapshot || !isPlainObject(data)) {
      return;
    }
    if (data['source'] === IncrementalSource.font && !this.hasSnapshot) {
      this.fonts.push(event);
    } else if (isPress(data)) {
      this.pressedMs = event.timestamp;
    } else if (isFocus(data)) {
      const isFromPointer = comesFromPointer(data, event.timestamp, this.pressedMs);
      this.focus = { ...event, data: { ...data, isFromPointer } };
    } else if (isBlur(data)) {
      this.focus = undefined;
    } else if (MOVES.includes(data['source']) && Array.isArray(data['positions'])) {
      const [last] = (data['positions'] as unknown[]).slice(-1);
      const positions = isPlainObject(last) ? [{ ...last, timeOffset: 0 }] : [];
      this.pointer = { ...event, data: { ...data, positions } };
    }
  }

  /** No full snapshot has come for it. */
  private releaseMeta(): ReplayEvent[] {
    const { meta } = this;
    this.meta = undefined;
    if (!meta || !this.hasSnapshot || !isPlainObject(meta.data) || !hasSize(meta.data)) {
      return [];
    }
    const { width, height } = meta.data;
    const data = { source: IncrementalSource.viewportResize, width, height };
    return [{ type: EventType.incrementalSnapshot, timestamp: meta.timestamp, data }];
  }
}

/** From the first event to the last. */
export function spanOf(events: readonly ReplayEvent[]): TimeSpan | undefined {
  const [first, last] = [events[0], events.at(-1)];
  return first && last && { fromMs: first.timestamp, toMs: last.timestamp };
}

function hasSize(data: object): boolean {
  return 'width' in data && 'height' in data;
}

function makeMark(tag: string, timestamp: EpochMilliseconds): ReplayEvent {
  return { type: EventType.custom, timestamp, data: { tag, payload: null } };
}
