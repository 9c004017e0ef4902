import type { EventBatch, EventSlice } from '../../../shared/contract/events.ts';
import type { WindowSummary } from '../../../shared/model/session.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { succeed, type Result } from '../../../shared/result.ts';
import { api, settle } from '../../app/state/api.ts';
import type { HeldSlice } from './held-slice.ts';
import type { StageLink } from './stage-link.ts';

/** Where a moment's events are, in the library of the app. */
export function findSlice(
  sessionId: string,
  window: WindowSummary,
  atMs: EpochMilliseconds,
): Promise<Result<EventSlice>> {
  return settle(api.findSlice({ sessionId, windowNumber: window.number, atMs }));
}

interface Reading {
  readonly sessionId: string;
  readonly held: HeldSlice;
  /** The last chunk that is wanted. */
  readonly toChunk: number;
  readonly link: StageLink;
  /** False as soon as nobody wants it any more. */
  readonly isWanted: () => boolean;
  /** How much of it has been read, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Reads on in a slice up to the end of a chunk, and hands the events to the stage batch by batch.
 * @returns false where it was given up
 */
export async function readOn(reading: Reading): Promise<Result<boolean>> {
  const { sessionId, held, link, toChunk, isWanted } = reading;
  const start = held.next?.chunk ?? 0;
  for (let from = held.next; from && from.chunk <= toChunk; from = held.next) {
    const batch: Result<EventBatch> = await settle(
      api.readEvents({ sessionId, windowNumber: held.window.number, from, toChunk }),
    );
    if (!batch.ok) {
      return batch;
    }
    await link.room();
    if (!isWanted() || held.next !== from) {
      return succeed(false);
    }
    const { number: slice } = held;
    link.sendEvents({ slice, ...held.add(batch.value, from) });
    reading.onProgress?.((held.lastChunk + 1 - start) / (toChunk + 1 - start));
  }
  return succeed(isWanted());
}
