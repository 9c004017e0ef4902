import { describe, expect, it } from 'vitest';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { readSameRecordings } from '../../../../../electron/library/list/library-rows.ts';
import { querySessions } from '../../../../../electron/library/list/query-sessions.ts';
import { hideSessions } from '../../../../../electron/library/sessions/removed-sessions.ts';
import { DEFAULT_SORT, NO_FILTER } from '../../../../../shared/library/session-filter.ts';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { makeEvents, START_MS } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';

function meta(atMs: number, href: string, width = 800): ReplayEvent {
  return { type: 4, timestamp: atMs, data: { href, width, height: 600 } };
}

const PAGES = [
  meta(START_MS + 100, 'https://shop.example/'),
  meta(START_MS + 200, 'https://shop.example/cart'),
];

async function store(library: WritableLibrary, name: string, ...chunks: ReplayEvent[][]): Promise<string> {
  await storeSession(library, { id: makeId(name), sha256: makeId(`${name}.json`), chunks });
  return makeId(name);
}

const index = (library: WritableLibrary): Promise<void> =>
  new LibraryIndexer(library, '', () => undefined).run();

function othersOf(library: WritableLibrary): Record<string, number> {
  const { rows } = querySessions(library, { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 10 });
  return Object.fromEntries(rows.map(({ id, sameRecordings }) => [id, sameRecordings]));
}

describe('sessions with equal times, window sizes and addresses', () => {
  it('are told as possibly the same recording, however their events are divided, once they are indexed', async () => {
    const library = makeLibrary();
    const whole = await store(library, 'whole', [...makeEvents(), ...PAGES]);
    const divided = await store(library, 'divided', [...makeEvents(), ...PAGES.slice(0, 1)], PAGES.slice(1));
    expect(othersOf(library)).toEqual({ [whole]: 0, [divided]: 0 });
    await index(library);
    expect(othersOf(library)).toEqual({ [whole]: 1, [divided]: 1 });
    expect(readSameRecordings(library, divided).map(({ id }) => id)).toEqual([whole, divided]);
    hideSessions(library, [whole]);
    expect([othersOf(library), readSameRecordings(library, divided)]).toEqual([{ [divided]: 0 }, []]);
  });

  it.each<[string, ReplayEvent[]]>([
    ['another address', [PAGES[0]!, meta(START_MS + 200, 'https://shop.example/other')]],
    ['another width', [PAGES[0]!, meta(START_MS + 200, 'https://shop.example/cart', 801)]],
    ['another time', [PAGES[0]!, meta(START_MS + 150, 'https://shop.example/cart'), PAGES[1]!]],
    ['another end', [...PAGES, { ...PAGES[1]!, timestamp: START_MS + 201 }]],
  ])('are not those that have %s', async (_, events) => {
    const library = makeLibrary();
    const one = await store(library, 'one', [...makeEvents(), ...PAGES]);
    const other = await store(library, 'other', [...makeEvents(), ...events]);
    await index(library);
    expect(othersOf(library)).toEqual({ [one]: 0, [other]: 0 });
  });

  it('are found in a library that was indexed before this was looked for', async () => {
    const library = makeLibrary();
    const one = await store(library, 'one', [...makeEvents(), ...PAGES]);
    const other = await store(library, 'other', [...makeEvents(), ...PAGES]);
    await index(library);
    library.database.exec("UPDATE main.session_facts SET fingerprint = ''");
    expect(othersOf(library)).toEqual({ [one]: 0, [other]: 0 });
    await index(library);
    expect(othersOf(library)).toEqual({ [one]: 1, [other]: 1 });
  });
});
