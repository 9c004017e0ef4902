import type { Milliseconds } from '../../../shared/model/units.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Playback } from '../playback/playback.ts';

/** A range that is shorter is over before it could be shown. */
const SHORTEST: Milliseconds = 50;

/** Plays a range again and again, while it is on and the window that is shown has something of the range. */
export class RangeLoop {
  readonly isOn = createStore(false);
  private readonly playback: Pick<
    Playback,
    'details' | 'now' | 'state' | 'isArriving' | 'seek' | 'seekIn' | 'toggle'
  >;
  private readonly range: Store<TimeSpan | null>;
  private readonly stopListening: readonly (() => void)[];
  private wasPlaying: boolean;

  constructor(playback: RangeLoop['playback'], range: Store<TimeSpan | null>) {
    this.playback = playback;
    this.range = range;
    this.wasPlaying = playback.state.get().phase === 'playing';
    this.stopListening = [
      playback.now.subscribe(() => this.turnBack()),
      playback.state.subscribe(() => this.notePhase()),
    ];
  }

  /** Begins at once where the moment is outside of the range, in a window that has something of it. */
  toggle(): void {
    const range = this.range.get();
    this.isOn.set(!this.isOn.get() && range !== null);
    if (!range || !this.isOn.get()) {
      return;
    }
    const now = this.playback.now.get();
    const { windows } = this.playback.details;
    const holding = windows.find((window) => window.fullSnapshots > 0 && isLong(overlap(range, window)));
    if (!this.current && holding) {
      this.playback.seekIn(holding.number, range.fromMs);
    } else if (now < range.fromMs || now >= range.toMs) {
      this.playback.seek(range.fromMs);
    }
  }

  close(): void {
    this.stopListening.forEach((stop) => stop());
  }

  /** What the window that is shown has of the range; a moment beyond its ends cannot be gone to. */
  private get current(): TimeSpan | null {
    const range = this.isOn.get() ? this.range.get() : null;
    const shown = range && overlap(range, this.playback.state.get().window);
    return shown && isLong(shown) ? shown : null;
  }

  private turnBack(): void {
    const { current } = this;
    const range = this.range.get();
    const isPlaying = this.playback.state.get().phase === 'playing';
    // A range that goes on behind the window ends with it: see notePhase.
    if (current && range && isPlaying && this.playback.now.get() >= range.toMs) {
      this.playback.seek(range.fromMs);
    }
  }

  /** A range may reach to the end of the window, where playing stops by itself. */
  private notePhase(): void {
    const { phase, window } = this.playback.state.get();
    const { now, isArriving } = this.playback;
    // A jump elsewhere pauses, too.
    const isAtEnd = !isArriving.get() && now.get() >= window.endedAtMs;
    const hasEnded = this.wasPlaying && phase === 'paused' && isAtEnd;
    this.wasPlaying = phase === 'playing';
    const range = this.range.get();
    if (hasEnded && this.current && range && range.toMs >= window.endedAtMs) {
      this.playback.seek(range.fromMs);
      this.playback.toggle();
    }
  }
}

function overlap(
  range: TimeSpan,
  window: { readonly startedAtMs: number; readonly endedAtMs: number },
): TimeSpan {
  return {
    fromMs: Math.max(range.fromMs, window.startedAtMs),
    toMs: Math.min(range.toMs, window.endedAtMs),
  };
}

function isLong({ fromMs, toMs }: TimeSpan): boolean {
  return toMs - fromMs >= SHORTEST;
}
