import type { WritableLibrary } from '../../electron/library/database/library.ts';
import { Scratch } from '../../electron/library/packing/scratch.ts';
import { storeSessions, type SessionDraft } from '../../electron/library/sessions/store-sessions.ts';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { makeChunkText } from './make-sortable.ts';
import { makeEvents } from './make-events.ts';

/** 64 hex digits that begin with a word one can recognise. */
export function makeId(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64);
}

/** A draft of one window whose events stand in run 0 of window 0 of the scratch. */
export function makeDraft(id: string, events: readonly ReplayEvent[], chunks = 1): SessionDraft {
  const span = { startedAtMs: events[0]!.timestamp, endedAtMs: events.at(-1)!.timestamp };
  const counts = { events: events.length, ...span };
  return {
    summary: { id, sourceId: 'recorded', windows: 1, eventsByType: { '4': 1 }, health: [], ...counts },
    findings: [],
    partKey: null,
    ordinals: events.length,
    productEvents: [],
    replaces: [],
    person: 'Ada',
    personJson: null,
    browser: null,
    os: null,
    firstUrl: 'https://shop.example/',
    windows: [
      { number: 1, recordedId: 'w', fullSnapshots: 1, chunks, scratchWindow: 0, scratchRun: 0, ...counts },
    ],
  };
}

/** Stores a session of one window, each of `chunks` in a chunk of its own, as an import does. */
export async function storeSession(
  library: WritableLibrary,
  { id = makeId('a'), sha256 = makeId('file'), chunks = [makeEvents()] }: StoreOptions = {},
): Promise<boolean> {
  const scratch = new Scratch(library, new AbortController().signal);
  try {
    await scratch.begin(0);
    chunks.forEach((events) => appendChunk(scratch, events));
    await scratch.flush();
    const draft = makeDraft(id, chunks.flat(), chunks.length);
    const source = {
      sha256,
      name: `${sha256}.json`,
      path: `/recordings/${sha256}.json`,
      bytes: 100,
      dialect: 'rrweb-array',
      isKept: false,
      warnings: [],
    };
    return (await storeSessions(library, scratch, [draft], source, () => scratch.ready())) > 0;
  } finally {
    scratch.close();
  }
}

interface StoreOptions {
  readonly id?: string;
  readonly sha256?: string;
  readonly chunks?: readonly (readonly ReplayEvent[])[];
}

function appendChunk(scratch: Scratch, events: readonly ReplayEvent[]): void {
  scratch.append({
    window: 0,
    run: 0,
    firstMs: events[0]!.timestamp,
    lastMs: events.at(-1)!.timestamp,
    startsWithFullSnapshot: events[0]!.type === 2,
    text: makeChunkText(events),
    slabs: [],
    bytes: 1,
    ordinals: events.map((_, at) => at),
  });
}
