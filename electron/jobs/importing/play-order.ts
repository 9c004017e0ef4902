import { isPlainObject } from '../../../shared/model/replay-event.ts';
import { mergeSorted } from '../../../shared/replay/merge-sorted.ts';
import type { SessionDetails, WindowSummary } from '../../../shared/model/session.ts';
import { unpackEvents, unpackOrdinals } from '../../library/events/chunk-codec.ts';
import { iterateChunks } from '../../library/events/chunks.ts';
import type { ReadableLibrary } from '../../library/database/library.ts';

interface OrderedEvent {
  readonly timestamp: number;
  readonly ordinal: number;
  readonly line: string;
}

const decoder = new TextDecoder();

/**
 * A session's events of all windows as JSON lines, by time and then by place in the file, each with the
 * window id that was recorded. One chunk per window is in memory at a time.
 */
export function* playOrder(library: ReadableLibrary, details: SessionDetails): Generator<string> {
  const windows = details.windows.map((window) => eventsOf(library, details.session.id, window));
  for (const event of mergeSorted(windows, (a, b) => a.timestamp - b.timestamp || a.ordinal - b.ordinal)) {
    yield event.line;
  }
}

function* eventsOf(
  library: ReadableLibrary,
  sessionId: string,
  window: WindowSummary,
): Generator<OrderedEvent> {
  for (const chunk of iterateChunks(library, { sessionId, windowNumber: window.number, fromChunk: 0 })) {
    const ordinals = unpackOrdinals(chunk.ordinals);
    const events = JSON.parse(
      decoder.decode(unpackEvents(chunk.eventsZstd, chunk.jsonBytes)),
    ) as readonly unknown[];
    for (const [at, event] of events.entries()) {
      const timestamp = isPlainObject(event) ? Number(event['timestamp']) : 0;
      const line = JSON.stringify({ windowId: window.recordedId, ...(event as object) });
      yield { timestamp, ordinal: ordinals[at] ?? 0, line };
    }
  }
}
