import { gunzipSync } from 'node:zlib';
import { SessionBuilder, type BuiltSession } from '../../electron/import/session-builder.ts';
import type { SessionDescription } from '../../shared/formats/format.ts';
import { MemoryRunStore } from './memory-run-store.ts';

export type RawRecord = readonly [windowId: unknown, event: unknown];

/** Puts a session together from records, as a format would hand them over. */
export function buildSession(
  records: readonly RawRecord[],
  description: SessionDescription = {},
): { session: BuiltSession | undefined; store: MemoryRunStore; builder: SessionBuilder } {
  const store = new MemoryRunStore();
  const builder = new SessionBuilder(store, (bytes) => gunzipSync(bytes));
  builder.describe(description);
  records.forEach(([windowId, event], at) => builder.record(windowId, event, at + 1));
  return { session: builder.finish(), store, builder };
}

/** The ordinals of each window's events, in play order, by recorded window id. */
export function playedOrdinals({
  session,
  store,
}: ReturnType<typeof buildSession>): Record<string, number[]> {
  const windows = session?.windows ?? [];
  return Object.fromEntries(
    windows.map((window) => [
      window.recordedId,
      store.chunksOf(window.scratchWindow, window.scratchRun).flatMap(({ ordinals }) => ordinals),
    ]),
  );
}
