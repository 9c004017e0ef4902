import type { HealthCode } from '../model/health.ts';
import type { Platform } from '../platform.ts';

/** What normalising an event needs of the machine, and where it tells what it had to mend. */
export interface NormaliseTools {
  readonly platform: Platform;
  /** Counts a leniency. */
  note(code: HealthCode): void;
}
