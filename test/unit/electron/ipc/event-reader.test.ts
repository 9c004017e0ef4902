import { expect, it, onTestFinished, vi } from 'vitest';
import { EventReader } from '../../../../electron/ipc/event-reader.ts';
import { packEvents, unpackLargeEvents } from '../../../../electron/library/events/chunk-codec.ts';
import type { WritableLibrary } from '../../../../electron/library/database/library.ts';
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

/** One reader's way through a window, part by part; `step` reads the next part. */
function startReading(reader: EventReader, library: WritableLibrary, id: string, toChunk = 3) {
  const bytes: Buffer[] = [];
  let from: EventPlace | null = { kind: 'chunk', chunk: 0, byte: 0 };
  const step = async (): Promise<boolean> => {
    if (from) {
      const batch = await reader.read(library, { sessionId: id, windowNumber: 1, from, toChunk });
      bytes.push(...batch.chunks.map((chunk) => Buffer.from(chunk)));
      from = batch.next;
    }
    return from !== null;
  };
  return { step, read: () => Buffer.concat(bytes).toString() };
}

const PART = MEBIBYTE / 4;

/** A library of recordings in which a large event lies, and a reader that counts what it unpacks. */
async function makeGiants(names: readonly string[]) {
  const library = makeLibrary();
  for (const name of names) {
    await storeSession(library, { id: makeId(name), sha256: makeId(`file ${name}`), chunks });
  }
  let unpackings = 0;
  const reader = new EventReader(PART, (packed, jsonBytes) => {
    unpackings++;
    return unpackLargeEvents(packed, jsonBytes);
  });
  return { library, reader, count: () => unpackings };
}

const ALL = chunks.map((events) => JSON.stringify(events)).join('');

it.each([
  ['of two recordings', ['a', 'b'], 2],
  ['of five recordings', ['a', 'b', 'c', 'd', 'e'], 5],
  ['of one and the same', ['a', 'a', 'a'], 1],
])('unpacks a giant event once for all its parts, whoever reads beside: %s', async (_, names, unpackings) => {
  const { library, reader, count } = await makeGiants([...new Set(names)]);
  const readers = names.map((name) => startReading(reader, library, makeId(name)));
  for (let more = true; more;) {
    more = false;
    for (const { step } of readers) {
      more = (await step()) || more;
    }
  }
  expect(readers.map(({ read }) => read() === ALL)).toEqual(names.map(() => true));
  expect(count()).toBe(unpackings);
});

it('unpacks it once for readers who ask at the same moment, and to different ends', async () => {
  const { library, reader, count } = await makeGiants(['a']);
  const readers = [1, 2, 3].map((toChunk) => startReading(reader, library, sessionId, toChunk));
  for (let more = true; more;) {
    more = (await Promise.all(readers.map(({ step }) => step()))).some(Boolean);
  }
  expect(readers[2]!.read()).toBe(ALL);
  expect(count()).toBe(1);
});

it('does the same for a giant checkpoint, on another thread', async () => {
  const { library, reader, count } = await makeGiants(['a']);
  const json = Buffer.from(JSON.stringify([giant]));
  library.database
    .prepare(
      `INSERT INTO main.index_pieces (window_key, first_chunk, next_chunk, findings_json, checkpoint_bytes, checkpoint_zstd)
       VALUES (1, 0, 1, '{}', ?, ?)`,
    )
    .run(json.length, packEvents(json));
  const read = async (): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for (
      let from: EventPlace | null = { kind: 'checkpoint', chunk: 1, byte: 0 };
      from?.kind === 'checkpoint';
    ) {
      const batch: EventBatch = await reader.read(library, { sessionId, windowNumber: 1, from, toChunk: 3 });
      parts.push(...batch.chunks.map((chunk) => Buffer.from(chunk)));
      from = batch.next;
    }
    return Buffer.concat(parts);
  };
  const [one, other] = await Promise.all([read(), read()]);
  expect([one.equals(json), other.equals(json), count()]).toEqual([true, true, 1]);
});

it('does not keep a giant that was read to its end, or that nobody reads any more', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { library, reader, count } = await makeGiants(['a']);
  const from: EventPlace = { kind: 'chunk', chunk: 1, byte: 0 };
  const readFirst = (): Promise<EventBatch> =>
    reader.read(library, { sessionId, windowNumber: 1, from, toChunk: 3 });
  const whole = startReading(reader, library, sessionId);
  while (await whole.step()) {}
  await readFirst();
  expect(count()).toBe(2);
  await readFirst();
  expect(count()).toBe(2);
  vi.advanceTimersByTime(10_000);
  await readFirst();
  expect(count()).toBe(3);
});

it('tells everyone who waits that a giant is damaged, and tries anew when it is asked for again', async () => {
  const { library, reader, count } = await makeGiants(['a']);
  library.database.exec("UPDATE main.chunks SET events_zstd = x'00' WHERE number = 1");
  const from: EventPlace = { kind: 'chunk', chunk: 1, byte: 0 };
  const wanted = { sessionId, windowNumber: 1, from, toChunk: 3 };
  const asked = [reader.read(library, wanted), reader.read(library, wanted)];
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(reader.read(library, wanted)).rejects.toMatchObject({ code: 'session-damaged' });
  expect(count()).toBe(2);
});
