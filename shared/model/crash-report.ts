import type { EpochMilliseconds } from './units.ts';

/** What was written down of a process that ended, or of a fault, with nothing of a recording in it. */
export interface CrashReport {
  readonly at: EpochMilliseconds;
  readonly text: string;
}
