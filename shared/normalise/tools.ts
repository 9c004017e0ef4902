import type { HealthCode } from '../model/health.ts';
import type { Platform } from '../platform.ts';

/** What normalising an event needs: the platform, and where to report repairs. */
export interface NormaliseTools {
  readonly platform: Platform;
  /** Counts a leniency. */
  note(code: HealthCode): void;
}
