import type { Milliseconds } from '../../../shared/model/units.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Playback } from '../playback/playback.ts';

/** A range that is shorter is over before it could be shown. */
const SHORTEST: Milliseconds = 50;

/** Plays a range again and again, while it is on and there is a range. */
export class RangeLoop {
  readonly isOn = createStore(false);
  private readonly playback: Pick<Playback, 'now' | 'state' | 'seek' | 'toggle'>;
  private readonly range: Store<TimeSpan | null>;
  private readonly stopListening: readonly (() => void)[];
  private wasPlaying = false;

  constructor(playback: RangeLoop['playback'], range: Store<TimeSpan | null>) {
    this.playback = playback;
    this.range = range;
    this.stopListening = [
      playback.now.subscribe(() => this.turnBack()),
      playback.state.subscribe(() => this.notePhase()),
    ];
  }

  /** Begins at once where the moment is outside of the range. */
  toggle(): void {
    this.isOn.set(!this.isOn.get() && this.range.get() !== null);
    const range = this.current;
    const now = this.playback.now.get();
    if (range && (now < range.fromMs || now >= range.toMs)) {
      this.playback.seek(range.fromMs);
    }
  }

  close(): void {
    this.stopListening.forEach((stop) => stop());
  }

  private get current(): TimeSpan | null {
    const range = this.range.get();
    return this.isOn.get() && range && range.toMs - range.fromMs >= SHORTEST ? range : null;
  }

  private turnBack(): void {
    const range = this.current;
    const isPlaying = this.playback.state.get().phase === 'playing';
    if (range && isPlaying && this.playback.now.get() >= range.toMs) {
      this.playback.seek(range.fromMs);
    }
  }

  /** A range may reach to the end of the window, where playing stops by itself. */
  private notePhase(): void {
    const { phase, window } = this.playback.state.get();
    const hasEnded = this.wasPlaying && phase === 'paused' && this.playback.now.get() >= window.endedAtMs;
    this.wasPlaying = phase === 'playing';
    const range = this.current;
    if (hasEnded && range && range.toMs >= window.endedAtMs) {
      this.playback.seek(range.fromMs);
      this.playback.toggle();
    }
  }
}
