import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { randomRecording } from '../helpers/random-recording/random-recording.ts';
import { compareRecording, type Comparison } from './compare.ts';

/** What the test calls in the page. */
export interface ExactPage {
  compareRandom(seed: number, times: number, lacking?: number): Promise<Comparison>;
  compareEvents(recording: string, events: readonly ReplayEvent[], times: number): Promise<Comparison>;
}

const exactPage: ExactPage = {
  compareRandom: (seed, times, lacking) =>
    compareRecording(`random ${seed}`, randomRecording(seed), { seed, times, lacking }),
  compareEvents: (recording, events, times) => compareRecording(recording, events, { seed: 1, times }),
};

Object.assign(globalThis, { exactPage });
