import { EventType } from '../../shared/model/replay-event.ts';
import type { EpochMilliseconds } from '../../shared/model/units.ts';

/**
 * rrweb applies the events before a moment, not those at it. Going this much further shows what was there
 * once everything recorded at the moment had happened.
 */
const JUST_AFTER = 0.01;

/** Where a window's documents begin: each with a meta event, and its full snapshot some milliseconds later. */
export class SnapshotMarks {
  private readonly metas: readonly EpochMilliseconds[];
  private readonly snapshots: readonly EpochMilliseconds[];

  constructor(events: readonly { readonly type: number; readonly timestamp: EpochMilliseconds }[]) {
    const timesOf = (type: number): EpochMilliseconds[] =>
      events.filter((event) => event.type === type).map((event) => event.timestamp);
    this.metas = timesOf(EventType.meta);
    this.snapshots = timesOf(EventType.fullSnapshot);
  }

  /**
   * The moment to give to rrweb so that it shows the document of `atMs`. rrweb starts at the last meta event
   * and leaves the document of wherever it came from standing when no full snapshot follows in time: before
   * the first snapshot it must be shown that one, and between a meta event and its snapshot the page before.
   */
  showableMoment(atMs: EpochMilliseconds): EpochMilliseconds {
    const first = this.snapshots[0] ?? atMs;
    if (atMs < first) {
      return first + JUST_AFTER;
    }
    const meta = this.metas.findLast((time) => time <= atMs) ?? -Infinity;
    const snapshot = this.snapshots.findLast((time) => time <= atMs) ?? -Infinity;
    const isBetween = meta > snapshot && this.snapshots.some((time) => time > atMs);
    return isBetween ? meta : atMs + JUST_AFTER;
  }
}
