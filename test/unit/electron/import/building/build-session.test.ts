import { describe, expect, it } from 'vitest';
import { buildSession, playedOrdinals, type RawRecord } from '../../../../helpers/build-session.ts';
import {
  makeEvents,
  makeFullSnapshot,
  makeMeta,
  makeMouseMove,
  START_MS,
} from '../../../../helpers/make-events.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';

const LARGE = 'x'.repeat(64 * 1024);

/** Large enough together that most of them cannot wait in memory: the limit is 4 MiB. */
function makeLargeRecords(times: readonly number[], windowOf: (at: number) => string): RawRecord[] {
  return times.map((timestamp, at) => [
    windowOf(at),
    { type: 3, timestamp, data: { source: 99, text: `${at}${LARGE}` } },
  ]);
}

/** The ordinals (from 1, in file order) of each window, stably sorted by time. */
function expectedOrdinals(records: readonly RawRecord[]): Record<string, number[]> {
  const numbered = records.map(([windowId, event], at) => ({
    windowId,
    ordinal: at + 1,
    ...(event as { timestamp: number }),
  }));
  const windows = Object.groupBy(numbered, ({ windowId }) => String(windowId));
  return Object.fromEntries(
    Object.entries(windows).map(([id, events]) => [
      id,
      events!
        .sort((a, b) => a.timestamp - b.timestamp || a.ordinal - b.ordinal)
        .map(({ ordinal }) => ordinal),
    ]),
  );
}

describe('the order of events', () => {
  it.each([1, 2, 3])('is by time, then by place in the file, in every window (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    const times = Array.from({ length: 700 }, () => random.int(300));
    const windows = times.map(() => random.pick(['a', 'b', 'c']));
    const records = makeLargeRecords(times, (at) => windows[at]!);
    expect(playedOrdinals(await buildSession(records))).toEqual(expectedOrdinals(records));
  });

  it('is right for a file that runs backwards, through many runs', async () => {
    const times = Array.from({ length: 1500 }, (_, at) => 100_000 - Math.floor(at / 2));
    const records = makeLargeRecords(times, () => 'w');
    const built = await buildSession(records);
    expect(playedOrdinals(built)).toEqual(expectedOrdinals(records));
    expect(built.store.droppedRuns).toBeGreaterThan(5);
  });

  it('numbers windows by their first event, not by their place in the file', async () => {
    const { session } = await buildSession([
      ['late', makeMouseMove(START_MS + 50)],
      ['early', makeMouseMove(START_MS)],
      ['late', makeMouseMove(START_MS + 20)],
    ]);
    expect(
      session?.windows.map(({ number, recordedId, startedAtMs, endedAtMs }) => [
        number,
        recordedId,
        startedAtMs,
        endedAtMs,
      ]),
    ).toEqual([
      [1, 'early', START_MS, START_MS],
      [2, 'late', START_MS + 20, START_MS + 50],
    ]);
  });

  it('begins a chunk at every full snapshot, wherever the file has it', async () => {
    const events = [
      makeFullSnapshot(30),
      makeMouseMove(40),
      makeMouseMove(10),
      makeFullSnapshot(20),
      makeMouseMove(25),
    ];
    const { store } = await buildSession(events.map((event) => ['w', event]));
    expect(
      store.chunks.map(({ ordinals, startsWithFullSnapshot }) => [ordinals, startsWithFullSnapshot]),
    ).toEqual([
      [[3], false],
      [[4, 5], true],
      [[1, 2], true],
    ]);
  });
});

describe('the summary of a session', () => {
  it('counts, names and dates what was read', async () => {
    const events = makeEvents(2);
    const records: RawRecord[] = [
      ...events.map((event): RawRecord => [7, event]),
      [undefined, makeMouseMove(START_MS + 1)],
    ];
    const { session } = await buildSession(records, { sourceId: 's', person: 'Ada' });
    expect(session).toMatchObject({
      person: 'Ada',
      firstUrl: 'https://shop.example/',
      summary: {
        sourceId: 's',
        windows: 2,
        events: 5,
        eventsByType: { '2': 1, '3': 3, '4': 1 },
        startedAtMs: START_MS,
        endedAtMs: START_MS + 30,
      },
      windows: [
        { recordedId: '7', events: 4, fullSnapshots: 1, chunks: 2 },
        { recordedId: '', events: 1, fullSnapshots: 0, chunks: 1 },
      ],
    });
  });

  it('is nothing when no item was an event', async () => {
    const { session, warnings } = await buildSession([
      ['w', { type: 'x' }],
      ['w', null],
    ]);
    expect([session, warnings]).toEqual([undefined, [{ code: 'not-an-event', count: 2, firstAt: 1 }]]);
  });

  it('takes the first address in time', async () => {
    const records: RawRecord[] = [
      ['w', makeMeta(START_MS + 5, 'https://b.example/')],
      [
        'w',
        { type: 5, timestamp: START_MS, data: { tag: '$pageview', payload: { href: 'https://a.example/' } } },
      ],
      ['v', makeMeta(START_MS + 1, 'https://c.example/')],
    ];
    expect((await buildSession(records)).session?.firstUrl).toBe('https://a.example/');
  });

  it('holds as many windows as fit into memory, and counts the events of further ones', async () => {
    const records = Array.from({ length: 150_000 }, (_, at): RawRecord => [
      at % 20_500,
      { type: 4, timestamp: at, data: {} },
    ]);
    const { session, warnings } = await buildSession(records);
    const leftOut = records.filter(([window]) => Number(window) >= 20_000).length;
    expect(session?.summary).toMatchObject({ windows: 20_000, events: 150_000 - leftOut });
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'too-many-windows', count: leftOut }));
  });

  it.each(['[', '{"0":'])('survives an event of a million times %s', async (open) => {
    const [depth, close] = [1_000_000, open === '[' ? ']' : '}'];
    const deep: unknown = JSON.parse(
      `{"type":5,"timestamp":1,"data":${open.repeat(depth)}1${close.repeat(depth)}}`,
    );
    const { session, warnings } = await buildSession([
      ['w', deep],
      ['w', makeMeta()],
    ]);
    const leftOut = warnings.find(({ code }) => code === 'undecodable-event')?.count ?? 0;
    expect((session?.summary.events ?? 0) + leftOut).toBe(2);
  });
});

describe('the health of a session', () => {
  const healthOf = async (...events: unknown[]) =>
    (await buildSession(events.map((event): RawRecord => ['w', event]))).session?.summary.health;

  it.each([
    [
      'nothing, when all is well',
      [makeMeta(START_MS + 1), makeFullSnapshot(START_MS + 2), makeMouseMove(START_MS + 3)],
      [],
    ],
    [
      'events out of order',
      [
        makeMeta(START_MS + 1),
        makeFullSnapshot(START_MS + 2),
        makeMouseMove(START_MS + 5),
        makeMouseMove(START_MS + 4),
      ],
      [{ code: 'reordered', count: 1 }],
    ],
    [
      'no full snapshot',
      [makeMeta(START_MS + 1), makeMouseMove(START_MS + 2)],
      [{ code: 'missing-full-snapshot', count: 1 }],
    ],
    [
      'a late full snapshot',
      [makeMeta(START_MS + 1), makeMouseMove(START_MS + 2), makeFullSnapshot(START_MS + 3)],
      [{ code: 'late-full-snapshot', count: 1 }],
    ],
    ['no meta event', [makeFullSnapshot(START_MS + 1)], [{ code: 'missing-meta', count: 1 }]],
    [
      'a full snapshot without a page',
      [makeMeta(START_MS + 1), { type: 2, timestamp: START_MS + 2, data: { initialOffset: {} } }],
      [
        { code: 'impossible-content', count: 1 },
        { code: 'missing-full-snapshot', count: 1 },
      ],
    ],
  ])('says %s', async (_, events, expected) => {
    expect(await healthOf(...events)).toEqual(expected);
  });

  it('judges a full snapshot by its time, not by its place in the file', async () => {
    expect(
      await healthOf(makeMeta(START_MS + 1), makeMouseMove(START_MS + 3), makeFullSnapshot(START_MS + 2)),
    ).toEqual([{ code: 'reordered', count: 1 }]);
    expect(
      await healthOf(makeMeta(START_MS + 1), makeFullSnapshot(START_MS + 3), makeMouseMove(START_MS + 2)),
    ).toEqual([
      { code: 'reordered', count: 1 },
      { code: 'late-full-snapshot', count: 1 },
    ]);
  });

  it('counts windows, not events, for what a window lacks', async () => {
    const records: RawRecord[] = ['a', 'b'].flatMap((id) => [
      [id, makeMouseMove(START_MS + 1)],
      [id, makeMouseMove(START_MS + 2)],
    ]);
    expect((await buildSession(records)).session?.summary.health).toEqual([
      { code: 'missing-full-snapshot', count: 2 },
    ]);
  });
});

describe('the identity of a session', () => {
  const events = makeEvents();
  const idOf = async (records: readonly RawRecord[], sourceId?: string) =>
    (await buildSession(records, sourceId === undefined ? {} : { sourceId })).session?.summary.id;
  const plain = events.map((event): RawRecord => ['w', event]);
  const other = events.map((event): RawRecord => ['v', event]);

  it('is a SHA-256 in hex', async () => {
    expect(await idOf(plain)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, readonly RawRecord[]]>([
    [
      'extra keys beside the events',
      events.map((event) => ['w', { ...event, delay: 5, windowId: 'w', cv: '2024-10' }]),
    ],
    [
      'their keys in another order',
      events.map(({ type, timestamp, data }) => ['w', { data, timestamp, type }]),
    ],
    ['timestamps as text', events.map((event) => ['w', { ...event, timestamp: String(event.timestamp) }])],
    ['another order in the file', [...plain].reverse()],
  ])('stays the same with %s', async (_, records) => {
    expect(await idOf(records)).toBe(await idOf(plain));
  });

  it('stays the same however the windows are interleaved', async () => {
    const interleaved = plain.flatMap((record, at) => [other[at]!, record]);
    expect(await idOf(interleaved)).toBe(await idOf([...plain, ...other]));
  });

  it.each<[string, readonly RawRecord[], string?]>([
    ['another recorded id', plain, 's1'],
    ['another window id', other],
    ['an event less', plain.slice(0, -1)],
    ['another payload', [...plain.slice(0, -1), ['w', makeMouseMove(events.at(-1)!.timestamp, 99)]]],
    ['an event in another window', [...plain.slice(0, -1), ['v', events.at(-1)]]],
  ])('differs with %s', async (_, records, sourceId) => {
    expect(await idOf(records, sourceId)).not.toBe(await idOf(plain));
  });
});
