import type { Milliseconds } from '../../shared/model/units.ts';

/** A player with a recording open in it. */
export interface MeasuredPlayer {
  /** From the user's wish to the first frame of the page. */
  readonly openedMs: Milliseconds;
  /** Of the main process. */
  readonly pid: number;
  /** Goes to a share of the recording, 0 to 1. @returns how long it took until that moment was painted */
  seek(share: number): Promise<Milliseconds>;
  /** Drags the position over a tenth of the recording for two seconds. @returns how many pages a second were painted */
  scrub(): Promise<number>;
  /** The longest that the window which has the controls let its user wait since the recording was opened. */
  readDelay(): Promise<Milliseconds>;
  close(): Promise<void>;
}
