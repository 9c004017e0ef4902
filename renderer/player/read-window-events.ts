import type { EventBatch, EventPlace } from '../../shared/contract.ts';
import type { WindowSummary } from '../../shared/model/session.ts';
import { succeed, type Result } from '../../shared/result.ts';
import { api, settle } from '../api.ts';

/** Where reading begins. */
const START: EventPlace = { kind: 'chunk', chunk: 0, byte: 0 };

/**
 * Reads a window's events from the library, batch by batch.
 * @param take gets each batch, and how much of the window has been read with it, 0 to 1; false stops the reading
 */
export async function readWindowEvents(
  sessionId: string,
  window: WindowSummary,
  take: (batch: EventBatch, loaded: number) => Promise<boolean>,
): Promise<Result<null>> {
  for (let from: EventPlace | null = START; from !== null;) {
    const batch: Result<EventBatch> = await settle(
      api.readEvents({
        sessionId,
        windowNumber: window.number,
        from,
        toChunk: Math.max(window.chunks - 1, 0),
      }),
    );
    if (!batch.ok) {
      return batch;
    }
    from = batch.value.next;
    const loaded = (from?.chunk ?? window.chunks) / Math.max(window.chunks, 1);
    if (!(await take(batch.value, loaded))) {
      break;
    }
  }
  return succeed(null);
}
