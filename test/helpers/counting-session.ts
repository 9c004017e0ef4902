import { openForWriting } from '../../electron/library/database/open.ts';
import { storeIndexPiece } from '../../electron/library/index/index-pieces.ts';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { START_MS } from './make-events.ts';
import { makeId, storeSession } from './store-session.ts';

/** Every event is this much later than the one before. */
export const EVERY_MS = 20;
const EVENTS_PER_CHUNK = 1500;
/** How many items the page shows at a time. */
const SHOWN = 12;
const COUNTER_ID = 10;
const LIST_ID = 12;
const FIRST_ITEM_ID = 1000;

export interface CountingOptions {
  readonly chunks: number;
  /** A checkpoint stands before every so many chunks; 0: there are none. */
  readonly checkpointEvery?: number;
  /** A full snapshot stands at the beginning of every so many chunks. */
  readonly snapshotEvery?: number;
  /** How many bytes longer an event is than it needs to be. */
  readonly padding?: number;
}

/** When an event of a counting session was recorded, from the beginning of the session. */
export function momentOf(event: number): number {
  return event * EVERY_MS;
}

/** What the page of a counting session shows after an event: nothing else, and nothing twice. */
export function textAfter(event: number): string {
  return [`event ${event}`, ...itemsAfter(event).map((item) => `item ${item}`)].join(' ');
}

function itemsAfter(event: number): number[] {
  return Array.from({ length: SHOWN }, (_, at) => event - SHOWN + 1 + at).filter((item) => item > 0);
}

/**
 * Stores a session whose every event counts, adds an item and removes the oldest, in a new library: whatever is
 * applied twice, or not at all, can be seen.
 */
export async function storeCountingSession(folder: string, options: CountingOptions): Promise<void> {
  const { chunks, checkpointEvery = 0, snapshotEvery = chunks, padding = 250 } = options;
  const library = openForWriting(folder, 0);
  try {
    const all = Array.from({ length: chunks }, (_, chunk) =>
      makeChunk(chunk, chunk % snapshotEvery === 0, padding),
    );
    await storeSession(library, { id: makeId('counting'), chunks: all });
    const windowKey =
      library.database.prepare<[], number>('SELECT window_key FROM windows').pluck().get() ?? 0;
    for (let next = checkpointEvery; checkpointEvery > 0 && next <= chunks; next += checkpointEvery) {
      const checkpoint = Buffer.from(JSON.stringify(makePage(next * EVENTS_PER_CHUNK - 1)));
      const findingsJson = JSON.stringify({
        urls: [],
        active: [],
        missing: { assets: [], unlisted: 0, neutralised: {} },
      });
      const piece = {
        firstChunk: next - checkpointEvery,
        nextChunk: next,
        findingsJson,
        items: [],
        checkpoint,
      };
      storeIndexPiece(library, windowKey, piece);
    }
  } finally {
    library.database.close();
  }
}

/** The meta event and the full snapshot of the page after an event, of the same moment. */
function makePage(event: number): [meta: ReplayEvent, snapshot: ReplayEvent] {
  const timestamp = START_MS + momentOf(event);
  const element = (id: number, tagName: string, childNodes: readonly unknown[]): unknown => ({
    type: 2,
    id,
    tagName,
    attributes: {},
    childNodes,
  });
  const list = element(
    LIST_ID,
    'ul',
    itemsAfter(event).map((item) => makeItem(item)),
  );
  const heading = element(9, 'h1', [{ type: 3, id: COUNTER_ID, textContent: `event ${event}` }]);
  const html = element(2, 'html', [element(3, 'head', []), element(4, 'body', [heading, list])]);
  const node = { type: 0, id: 1, childNodes: [html] };
  return [
    { type: 4, timestamp, data: { href: `https://count.example/${event}`, width: 1024, height: 768 } },
    { type: 2, timestamp, data: { node, initialOffset: { left: 0, top: 0 } } },
  ];
}

function makeText(item: number): unknown {
  return { type: 3, id: FIRST_ITEM_ID + 2 * item + 1, textContent: `item ${item}` };
}

function makeItem(item: number, childNodes = [makeText(item)]): unknown {
  return { type: 2, id: FIRST_ITEM_ID + 2 * item, tagName: 'li', attributes: {}, childNodes };
}

function makeChunk(chunk: number, hasPage: boolean, padding: number): ReplayEvent[] {
  const first = chunk * EVENTS_PER_CHUNK;
  const counts = Array.from({ length: EVENTS_PER_CHUNK }, (_, at) => makeCount(first + at, padding));
  return hasPage ? [...makePage(first).reverse(), ...counts.slice(1)] : counts;
}

function makeCount(event: number, padding: number): ReplayEvent {
  const oldest = event - SHOWN;
  const data = {
    source: 0,
    texts: [{ id: COUNTER_ID, value: `event ${event}` }],
    attributes: [{ id: LIST_ID, attributes: { title: 'x'.repeat(padding) } }],
    removes: oldest > 0 ? [{ parentId: LIST_ID, id: FIRST_ITEM_ID + 2 * oldest }] : [],
    adds: [
      { parentId: LIST_ID, nextId: null, node: makeItem(event, []) },
      { parentId: FIRST_ITEM_ID + 2 * event, nextId: null, node: makeText(event) },
    ],
  };
  return { type: 3, timestamp: START_MS + momentOf(event), data };
}
