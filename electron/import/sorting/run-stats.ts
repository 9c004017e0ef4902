import { EventType } from '../../../shared/model/replay-event.ts';
import { GAP } from '../../../shared/replay/activity.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import type { SortableEvent } from './run-store.ts';

/** A span of time with events in it, and none of the pauses that count. */
export interface RecordedSpan {
  readonly fromMs: EpochMilliseconds;
  readonly toMs: EpochMilliseconds;
}

/** Further pauses are not counted. */
const MAX_SPANS = 10_000;

/** Counts the events of a sorted run as they are written. */
export class RunStats {
  events = 0;
  duplicates = 0;
  fullSnapshots = 0;
  startedAtMs = Infinity;
  endedAtMs = -Infinity;
  /** Events that change a page before there is one. */
  hasLateSnapshot = false;
  /** A page is shown before its size is known. */
  lacksMeta = false;
  readonly eventsByType = new Map<number, number>();
  readonly spans: { fromMs: EpochMilliseconds; toMs: EpochMilliseconds }[] = [];

  add(event: SortableEvent): void {
    const { type, timestamp } = event;
    this.events++;
    this.startedAtMs = Math.min(this.startedAtMs, timestamp);
    this.endedAtMs = Math.max(this.endedAtMs, timestamp);
    if (event.showsPage) {
      this.lacksMeta ||= this.fullSnapshots === 0 && !this.eventsByType.has(EventType.meta);
      this.fullSnapshots++;
    }
    this.hasLateSnapshot ||= type === EventType.incrementalSnapshot && this.fullSnapshots === 0;
    this.eventsByType.set(type, (this.eventsByType.get(type) ?? 0) + 1);
    this.span(timestamp);
  }

  private span(timestamp: EpochMilliseconds): void {
    const last = this.spans.at(-1);
    if (last && (timestamp - last.toMs < GAP || this.spans.length >= MAX_SPANS)) {
      last.toMs = timestamp;
    } else {
      this.spans.push({ fromMs: timestamp, toMs: timestamp });
    }
  }
}

/** How many pauses there are in which no window has an event. */
export function countGaps(windows: readonly (readonly RecordedSpan[])[]): number {
  const spans = windows.flat().sort((a, b) => a.fromMs - b.fromMs);
  let gaps = 0;
  let endMs = spans[0]?.toMs ?? 0;
  for (const { fromMs, toMs } of spans) {
    gaps += fromMs - endMs >= GAP ? 1 : 0;
    endMs = Math.max(endMs, toMs);
  }
  return gaps;
}
