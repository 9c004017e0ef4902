import { expect, it } from 'vitest';
import { EventReader } from '../../../../electron/ipc/event-reader.ts';
import type { EventBatch, EventPlace } from '../../../../shared/contract/events.ts';
import { MEBIBYTE } from '../../../../shared/model/units.ts';
import { makeEvents, START_MS } from '../../../helpers/make-events.ts';
import { makeLibrary } from '../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../helpers/store-session.ts';

const sessionId = makeId('a');
const BATCH = 5 * MEBIBYTE;
const giant = {
  type: 5,
  timestamp: START_MS + 50,
  data: { tag: 'giant', payload: 'é'.repeat(6 * MEBIBYTE) },
};
const chunks = [makeEvents(2), [giant], makeEvents(1, START_MS + 60), makeEvents(1, START_MS + 90)];

/** Reads a window to its end, as the app does. */
async function readAll(reader: EventReader, windowNumber = 1): Promise<EventBatch[]> {
  const library = makeLibrary();
  await storeSession(library, { id: sessionId, chunks });
  const batches: EventBatch[] = [];
  for (
    let from: EventPlace | null = { kind: 'chunk', chunk: 0, byte: 0 };
    from !== null;
    from = batches.at(-1)!.next
  ) {
    batches.push(await reader.read(library, { sessionId, windowNumber, from, toChunk: 3 }));
  }
  return batches;
}

it('hands a chunk that is larger than a batch out in parts, and small ones together', async () => {
  const batches = await readAll(new EventReader(BATCH));
  expect(batches.map(({ next }) => next)).toEqual([
    { kind: 'chunk', chunk: 1, byte: 0 },
    { kind: 'chunk', chunk: 1, byte: BATCH },
    { kind: 'chunk', chunk: 1, byte: 2 * BATCH },
    { kind: 'chunk', chunk: 2, byte: 0 },
    null,
  ]);
  expect(Math.max(...batches.flatMap((batch) => batch.chunks.map(({ byteLength }) => byteLength)))).toBe(
    BATCH,
  );
  const bytes = Buffer.concat(batches.flatMap((batch) => batch.chunks.map((chunk) => Buffer.from(chunk))));
  expect(bytes.toString()).toBe(chunks.map((events) => JSON.stringify(events)).join(''));
});

it('gives a part of a large chunk also to one who asks for that part alone', async () => {
  const library = makeLibrary();
  await storeSession(library, { id: sessionId, chunks });
  const from: EventPlace = { kind: 'chunk', chunk: 1, byte: 2 * BATCH };
  const { chunks: parts, next } = await new EventReader(BATCH).read(library, {
    sessionId,
    windowNumber: 1,
    from,
    toChunk: 3,
  });
  const json = Buffer.from(JSON.stringify(chunks[1]));
  expect(parts.map((part) => Buffer.from(part).equals(json.subarray(2 * BATCH)))).toEqual([true]);
  expect(next).toEqual({ kind: 'chunk', chunk: 2, byte: 0 });
});

it('finds nothing in a window that is not there', async () => {
  expect(await readAll(new EventReader(BATCH), 2)).toEqual([{ chunks: [], next: null }]);
});
