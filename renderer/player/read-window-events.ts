import type { EventBatch } from '../../shared/contract.ts';
import type { WindowSummary } from '../../shared/model/session.ts';
import { succeed, type Result } from '../../shared/result.ts';
import { api, settle } from '../api.ts';

/**
 * Reads a window's events from the library, batch by batch.
 * @param take gets each batch, and how much of the window has been read with it, 0 to 1; false stops the reading
 */
export async function readWindowEvents(
  sessionId: string,
  window: WindowSummary,
  take: (chunks: readonly ArrayBuffer[], loaded: number) => boolean,
): Promise<Result<null>> {
  for (let fromChunk: number | null = 0; fromChunk !== null;) {
    const batch: Result<EventBatch> = await settle(
      api.readEvents({ sessionId, windowNumber: window.number, fromChunk }),
    );
    if (!batch.ok) {
      return batch;
    }
    fromChunk = batch.value.nextChunk;
    const loaded = (fromChunk ?? window.chunks) / Math.max(window.chunks, 1);
    if (!take(batch.value.chunks, loaded)) {
      break;
    }
  }
  return succeed(null);
}
