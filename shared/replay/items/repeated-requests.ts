import type { EpochMilliseconds, Milliseconds } from '../../model/units.ts';
import type { RequestDetails } from '../../model/item.ts';

/** Two reports of one request differ by no more. */
const SAME: Milliseconds = 2;
/** A request is not reported again much later; more than these are not compared. */
const MOST = 20_000;
const MOST_OF_ONE = 100;

/**
 * Tells requests that were reported before: PostHog reports what was requested before the recording each time that it
 * begins anew, and Sentry sees one request in two ways.
 */
export class RepeatedRequests {
  /** Starts of requests by method and address, those that were reported last at the end. */
  private readonly starts = new Map<string, EpochMilliseconds[]>();

  /** Notes a request. @returns whether it is a new one */
  note({ method, url, startMs, isInitial }: RequestDetails): boolean {
    const key = `${method} ${url}`;
    const known = this.starts.get(key) ?? [];
    if (isInitial && known.some((start) => Math.abs(start - startMs) <= SAME)) {
      return false;
    }
    this.starts.delete(key);
    this.starts.set(key, [...known.slice(-MOST_OF_ONE), startMs]);
    if (this.starts.size > MOST) {
      const [oldest = ''] = this.starts.keys();
      this.starts.delete(oldest);
    }
    return true;
  }
}
