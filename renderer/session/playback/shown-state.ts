import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import { createStore, type Store } from '../../ui/store.ts';
import { LateFlag } from './late-flag.ts';
import type { PlaybackState } from './playback-state.ts';
import { SettledMoment } from './settled-moment.ts';

const SKIPPED_SHOWN_MS = 2500;
/** Shorter than this, nobody wonders. */
const NOTICEABLE: Milliseconds = 300;

/** What the session view shows of a playback, and what it shows only once it has lasted. */
export class ShownState {
  readonly state: Store<PlaybackState>;
  /** The moment that is shown or wanted; a store of its own, because it changes twenty times a second. */
  readonly now: Store<EpochMilliseconds>;
  /** What is shown is not yet what is wanted. */
  readonly isArriving = createStore(true);
  /** The moment that is shown, for what follows the page without delaying it. */
  readonly settled: Store<EpochMilliseconds>;
  private skippedTimer: number | undefined;
  private readonly seeking = new LateFlag(NOTICEABLE, (isSeeking) => this.patch({ isSeeking }));
  private readonly buffering = new LateFlag(NOTICEABLE, (isBuffering) => this.patch({ isBuffering }));

  constructor(state: PlaybackState, now: EpochMilliseconds) {
    this.state = createStore(state);
    this.now = createStore(now);
    this.settled = new SettledMoment(this.now, this.isArriving).atMs;
  }

  patch(change: Partial<PlaybackState>): void {
    this.state.update((state) => ({ ...state, ...change }));
  }

  startSeeking(): void {
    this.isArriving.set(true);
    this.seeking.raise();
  }

  setBuffering(isBuffering: boolean): void {
    if (isBuffering) {
      this.buffering.raise();
    } else {
      this.buffering.lower();
    }
  }

  /** Nothing is waited for any more. */
  quieten(): void {
    this.isArriving.set(false);
    this.seeking.lower();
    this.buffering.lower();
  }

  /** Says for a while how much was skipped. */
  showSkipped(byMs: Milliseconds): void {
    this.patch({ skipped: byMs });
    window.clearTimeout(this.skippedTimer);
    this.skippedTimer = window.setTimeout(() => this.patch({ skipped: null }), SKIPPED_SHOWN_MS);
  }

  showSilence(busySeconds: number): void {
    if (busySeconds !== this.state.get().busySeconds) {
      this.patch({ busySeconds });
    }
  }
}
