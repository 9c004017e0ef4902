import type { PageReading } from '../../record/fidelity/page-reading.ts';
import type { RecordedPage } from '../../record/fidelity/record-page.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';

/** What a player shows at a moment. */
export interface Look {
  /** A PNG of the replayed page's viewport, at its own scale. */
  readonly picture: Buffer;
  readonly reading: PageReading;
}

/** A player that shows recordings of the corpus, one after another. */
export interface FidelityPlayer {
  /** Opens a recording, paused at its beginning. */
  open(recorded: RecordedPage): Promise<void>;
  jump(atMs: EpochMilliseconds): Promise<void>;
  /** Plays between two moments as fast as it was recorded, and pauses. */
  play(fromMs: EpochMilliseconds, toMs: EpochMilliseconds): Promise<void>;
  look(): Promise<Look>;
  close(): Promise<void>;
}

/** How long a user looks at a moment before it is compared: what moves to its place has come there. */
export const LOOKED_AT: Milliseconds = 500;

/** By how much playing may take longer than it should before it is given up. */
export const LATE: Milliseconds = 5000;

/** In both players the pointer is drawn by the player; the live page's picture has none. */
export const NO_POINTER = '.replayer-mouse, .replayer-mouse-tail { display: none !important; }';
