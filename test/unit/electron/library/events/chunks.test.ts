import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  packChunk,
  packOrdinals,
  unpackEvents,
  unpackOrdinals,
} from '../../../../../electron/library/events/chunk-codec.ts';
import { iterateChunks, readChunks } from '../../../../../electron/library/events/chunks.ts';
import { LibraryError } from '../../../../../electron/library/database/library-error.ts';
import { MEBIBYTE } from '../../../../../shared/model/units.ts';
import { makeEvents } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';

const id = makeId('a');
const chunks = [makeEvents(2, 1000), makeEvents(5, 2000), makeEvents(1, 3000)];
const sizes = chunks.map((events) => JSON.stringify(events).length);

async function read(fromChunk: number, budget: number, windowNumber = 1) {
  const library = makeLibrary();
  await storeSession(library, { id, chunks });
  const batch = await readChunks(library, { sessionId: id, windowNumber, fromChunk }, budget);
  const events = batch.chunks.map((chunk) => JSON.parse(new TextDecoder().decode(chunk)) as unknown);
  return { events, nextChunk: batch.nextChunk };
}

describe('readChunks', () => {
  it.each([
    ['everything within the budget', 0, Infinity, chunks, null],
    ['exactly what the budget holds', 0, sizes[0]! + sizes[1]!, chunks.slice(0, 2), 2],
    ['one chunk less when the budget is a byte short', 0, sizes[0]! + sizes[1]! - 1, chunks.slice(0, 1), 1],
    ['at least one chunk', 1, 0, chunks.slice(1, 2), 2],
    ['the last chunk', 2, 1, chunks.slice(2), null],
    ['nothing behind the end', 3, 1, [], null],
  ])('reads %s', async (_, fromChunk, budget, events, nextChunk) => {
    expect(await read(fromChunk, budget)).toEqual({ events, nextChunk });
  });

  it('finds nothing in a window that is not there', async () => {
    expect(await read(0, Infinity, 2)).toEqual({ events: [], nextChunk: null });
  });
});

describe('iterateChunks', () => {
  it('gives each chunk with its place and the places of its events in the file', async () => {
    const library = makeLibrary();
    await storeSession(library, { id, chunks });
    const rows = [...iterateChunks(library, { sessionId: id, windowNumber: 1, fromChunk: 1 })];
    expect(rows.map((row) => [row.number, row.jsonBytes, unpackOrdinals(row.ordinals)])).toEqual([
      [1, sizes[1], [0, 1, 2, 3, 4, 5, 6]],
      [2, sizes[2], [0, 1, 2]],
    ]);
  });
});

function refusalOf(eventsZstd: Uint8Array, jsonBytes: number): string | undefined {
  try {
    unpackEvents(eventsZstd, jsonBytes);
    return undefined;
  } catch (error) {
    return error instanceof LibraryError ? error.code : String(error);
  }
}

describe('the form of chunks', () => {
  it('packs events and gives them back byte for byte', () => {
    const bytes = Buffer.from(JSON.stringify(makeEvents(500)).replace('shop', 'é😀\\u0000'));
    const { eventsZstd, jsonBytes } = packChunk(bytes, []);
    expect([Buffer.from(unpackEvents(eventsZstd, jsonBytes)).equals(bytes), jsonBytes]).toEqual([
      true,
      bytes.length,
    ]);
    expect(eventsZstd.length).toBeLessThan(bytes.length / 5);
  });

  it('unpacks no more than its row says: a chunk from a stranger may hold gigabytes', () => {
    const zeros = zstdCompressSync(new Uint8Array(512 * MEBIBYTE));
    const before = process.memoryUsage().rss;
    const refused = [0, 1000, 2 * MEBIBYTE].map((jsonBytes) => refusalOf(zeros, jsonBytes));
    expect(refused).toEqual(['session-damaged', 'session-damaged', 'session-damaged']);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * MEBIBYTE);
  });

  it('is damaged where it holds less than its row says, or no packed bytes', () => {
    const { eventsZstd, jsonBytes } = packChunk(Buffer.from('[1]'), []);
    const refused = [
      refusalOf(eventsZstd, jsonBytes + 1),
      refusalOf(eventsZstd.slice(0, -3), jsonBytes),
      refusalOf(Buffer.from('{}'), 2),
    ];
    expect(refused).toEqual(['session-damaged', 'session-damaged', 'session-damaged']);
  });

  it('packs numbers up to 32 bits, wherever they lie in a buffer', () => {
    const ordinals = [0, 1, 255, 256, 2 ** 31, 2 ** 32 - 1];
    const shifted = new Uint8Array([9, ...packOrdinals(ordinals)]).subarray(1);
    expect(unpackOrdinals(shifted)).toEqual(ordinals);
  });
});
