import type { HealthCode } from '../../../shared/model/health.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { isSaneTime, toMilliseconds } from '../../../shared/normalise/read-timestamp.ts';

/** When an event happened, and what is to be counted of how its time was written. */
export interface ReadTime {
  readonly timestamp: EpochMilliseconds;
  readonly code?: HealthCode;
}

/**
 * Tells what the times of a recording mean: milliseconds of a date, or of another unit, or since the page was opened.
 * One time alone does not tell. Times decades away from the others would make a session of fifty years: they become that
 * of the sane event before them, or after them at the beginning.
 */
export class Clock {
  private saneMs: EpochMilliseconds | undefined;
  /** Whether times count from the opening of the page. */
  isRelative = false;

  /** Notes a sane time, which needs no reading. */
  meet(sane: EpochMilliseconds): void {
    this.saneMs = sane;
  }

  /** @returns undefined while nothing tells yet: the event has to wait */
  read(time: number): ReadTime | undefined {
    if (isSaneTime(time)) {
      this.meet(time);
      return { timestamp: time };
    }
    if (this.isRelative) {
      return { timestamp: time };
    }
    return this.saneMs === undefined ? undefined : this.correct(time, this.saneMs);
  }

  /**
   * No sane time has come: what the times of the waiting events have in common decides for all. Whole seconds may as well
   * be milliseconds that somebody made up.
   */
  decide(times: readonly number[]): void {
    const converted = times.map(toMilliseconds).filter((time) => time !== undefined);
    const isMeant = converted.some(({ code }) => code === 'fine-timestamp') || times.some(hasFraction);
    this.isRelative = !isMeant || converted.length * 2 <= times.length;
    this.saneMs = this.isRelative ? undefined : converted[0]?.timestamp;
  }

  private correct(time: number, neighbourMs: EpochMilliseconds): ReadTime {
    const converted = toMilliseconds(time);
    if (!converted) {
      return { timestamp: neighbourMs, code: 'absurd-time' };
    }
    this.saneMs = converted.timestamp;
    return converted;
  }
}

function hasFraction(time: number): boolean {
  return !Number.isInteger(time);
}
