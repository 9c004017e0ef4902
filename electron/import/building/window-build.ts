import { MobileTransformer, isMobileEvent } from '../../../shared/normalise/mobile/mobile-transformer.ts';
import type { ReplayEvent, WindowId } from '../../../shared/model/replay-event.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import type { HealthCode } from '../../../shared/model/health.ts';
import { isSaneTime } from '../../../shared/normalise/read-timestamp.ts';
import type { RunStore, SortableEvent } from '../sorting/run-store.ts';
import { WindowSorter, type SortedWindow } from '../sorting/window-sorter.ts';

/** Uploads overlap by a little; a clock that goes back further was set, or slept. */
const CLOCK_JUMP: Milliseconds = 10_000;

/** One window of one part while its events come in. */
export class WindowBuild {
  readonly recordedId: WindowId;
  /** Its number in the store. */
  readonly index: number;
  readonly sorter: WindowSorter;
  private readonly note: (code: HealthCode) => void;
  private mobile: MobileTransformer | undefined;
  private latestMs: EpochMilliseconds = -Infinity;
  private sorted: Promise<SortedWindow> | undefined;

  constructor(recordedId: WindowId, index: number, store: RunStore, note: (code: HealthCode) => void) {
    this.recordedId = recordedId;
    this.index = index;
    this.sorter = new WindowSorter(store, index);
    this.note = note;
  }

  /** Mobile wireframes as pages; from the first of them on, everything in this window goes the same way. */
  transform(event: ReplayEvent): readonly ReplayEvent[] {
    if (!this.mobile && isMobileEvent(event)) {
      this.mobile = new MobileTransformer(this.note);
    }
    return this.mobile ? this.mobile.transform(event) : [event];
  }

  /** Whether events of this window may be stored unparsed. */
  get takesPlainEvents(): boolean {
    return this.mobile === undefined;
  }

  get isEmpty(): boolean {
    return this.latestMs === -Infinity;
  }

  add(event: SortableEvent): void {
    if (event.timestamp < this.latestMs) {
      this.note('reordered');
      if (this.latestMs - event.timestamp > CLOCK_JUMP && isSaneTime(event.timestamp)) {
        this.note('clock-jump');
      }
    }
    this.latestMs = Math.max(this.latestMs, event.timestamp);
    this.sorter.add(event);
  }

  /** Hands everything to the store: no more events come, and none of them is held from then on. */
  async end(): Promise<void> {
    if (this.isEmpty) {
      return;
    }
    const sorted = this.finish();
    if (this.sorter.runs > 1) {
      await sorted;
    } else {
      // Only the hash is still missing; whoever asks for it gets the error.
      sorted.catch(() => undefined);
    }
  }

  /** Its events in one sorted run, when no more come. */
  finish(): Promise<SortedWindow> {
    this.sorted ??= this.sorter.finish();
    return this.sorted;
  }
}
