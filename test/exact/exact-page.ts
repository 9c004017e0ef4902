import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { randomRecording } from '../helpers/random-recording/random-recording.ts';
import type { EpochMilliseconds } from '../../shared/model/units.ts';
import { compareRecording, lookLinearly, type Comparison } from './compare.ts';

/** What the test calls in the page. */
export interface ExactPage {
  compareRandom(seed: number, times: number, lacking?: number): Promise<Comparison>;
  /** What there is to see at each of some moments, in order, when everything is played linearly. */
  lookLinearly(events: readonly ReplayEvent[], moments: readonly EpochMilliseconds[]): Promise<string[][]>;
  compareEvents(recording: string, events: readonly ReplayEvent[], times: number): Promise<Comparison>;
}

const exactPage: ExactPage = {
  compareRandom: (seed, times, lacking) =>
    compareRecording(`random ${seed}`, randomRecording(seed), { seed, times, lacking }),
  lookLinearly,
  compareEvents: (recording, events, times) => compareRecording(recording, events, { seed: 1, times }),
};

Object.assign(globalThis, { exactPage });
