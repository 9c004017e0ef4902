import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeFormatExamples } from '../../../../helpers/format-examples.ts';
import {
  makeEvents,
  makeFullSnapshot,
  makeMeta,
  packField,
  START_MS,
  toJsonl,
} from '../../../../helpers/make-events.ts';
import { makeZip } from '../../../../helpers/make-zip.ts';
import { readAnything, type ReadAnything } from '../../../../helpers/read-anything.ts';
import { seededRandom, type SeededRandom } from '../../../../helpers/seeded-random.ts';

/** Longer than what is looked at first. */
const LONG = 'x'.repeat(70_000);
const events = makeEvents();

/** Every dialect of one JSON value that holds events. */
const DOCUMENTS = makeFormatExamples().filter(
  ({ id, style }) => style === 'compact' && !id.endsWith('jsonl') && id !== 'posthog-clickhouse',
);

/** The same value with the keys of every object in any order. */
function shuffle(value: unknown, random: SeededRandom): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => shuffle(item, random));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    random.shuffle(Object.entries(value)).map(([key, entry]) => [key, shuffle(entry, random)]),
  );
}

/** A wrapper round a value, as servers and databases put them: an object with other keys, or JSON text. */
function wrap(value: unknown, random: SeededRandom): unknown {
  const around = [
    { code: 0, message: 'success' },
    { status: 'ok', error: null },
    { meta: { styles: random.pick(['', LONG]), tags: ['a', 1] } },
    {},
  ];
  const key = random.pick(['data', 'result', 'payload', 'a "key"', 'body', 'response', 'recording']);
  return random.pick([
    { ...random.pick(around), [key]: value },
    { [key]: value, ...random.pick(around) },
    JSON.stringify(value),
  ]);
}

const ENCODINGS: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
];
const PACKINGS: readonly ((bytes: Buffer) => Buffer)[] = [
  gzipSync,
  deflateSync,
  brotliCompressSync,
  zstdCompressSync,
  (bytes) => makeZip([{ name: 'inner.dat', contents: bytes }]),
  (bytes) => Buffer.from(bytes.toString('base64')),
];

/** What the order of keys cannot change: it may change the bytes of events. */
function countWindows({ sourceId, windows }: ReadAnything['sessions'][number]): unknown {
  return [sourceId, Object.keys(windows).toSorted()];
}

describe('detection refuses nothing that reading would take', () => {
  it.each(DOCUMENTS)('$id, its keys in any order', async ({ text, id }) => {
    const asWritten = await readAnything(text);
    for (let seed = 1; seed <= 10; seed++) {
      const shuffled = shuffle(JSON.parse(text), seededRandom(seed));
      const { dialect, sessions } = await readAnything(JSON.stringify(shuffled));
      expect([seed, dialect, sessions.length]).toEqual([seed, id, asWritten.sessions.length]);
    }
  });

  it.each(DOCUMENTS)('$id, inside one to five wrappers of any kind', async ({ text }) => {
    const bare = await readAnything(text);
    for (let seed = 1; seed <= 20; seed++) {
      const random = seededRandom(seed);
      let value: unknown = JSON.parse(text);
      for (let level = 0; level <= random.int(5); level++) {
        value = wrap(value, random);
      }
      const { sessions } = await readAnything(JSON.stringify(value));
      expect([seed, sessions]).toEqual([seed, bare.sessions]);
    }
  });

  it.each(DOCUMENTS)('$id, in any encoding and packing, its keys in any order', async ({ text }) => {
    const bare = await readAnything(text);
    for (let seed = 1; seed <= 12; seed++) {
      const random = seededRandom(seed);
      const value = wrap(shuffle(JSON.parse(text), random), random);
      let bytes = random.pick(ENCODINGS)(JSON.stringify(value));
      for (let level = 0; level <= random.int(3); level++) {
        bytes = random.pick(PACKINGS)(bytes);
      }
      const { sessions } = await readAnything(bytes);
      expect([seed, sessions.map(countWindows)]).toEqual([seed, bare.sessions.map(countWindows)]);
    }
  });

  it.each(['cv', 'data', 'other'])(
    'an event whose “%s” is longer than what is looked at first',
    async (key) => {
      const data = packField({ ...(makeFullSnapshot().data as object), long: LONG }, (bytes) =>
        gzipSync(bytes, { level: 0 }),
      );
      const packed = { cv: '2024-10', data, type: 2, timestamp: START_MS };
      const padded = key === 'data' ? packed : { [key]: LONG, ...makeFullSnapshot() };
      const forms = [
        JSON.stringify([padded, makeMeta(START_MS + 1)]),
        toJsonl([padded, makeMeta(START_MS + 1)]),
        toJsonl([
          ['w', padded],
          ['w', makeMeta(START_MS + 1)],
        ]),
        JSON.stringify({ sessionId: 's', events: [padded, makeMeta(START_MS + 1)] }),
        toJsonl([{ window_id: 'w', data: [padded, makeMeta(START_MS + 1)] }]),
      ];
      for (const form of forms) {
        const { sessions } = await readAnything(form);
        expect(sessions.map(({ windows }) => Object.keys(windows).length)).toEqual([1]);
      }
    },
  );
});

describe('events as SDKs post them', () => {
  const attribute = (key: string, value: object): object => ({ key, value });
  const packEvent = (event: object): string =>
    deflateSync(JSON.stringify({ ...event, v: 'v1' })).toString('latin1');
  it.each([
    ['joined by commas, without a list (Coralogix)', events.map((event) => JSON.stringify(event)).join(',')],
    ['joined by commas, one a line', events.map((event) => JSON.stringify(event)).join(' ,\n ')],
    [
      'as events of a span (Rollbar)',
      JSON.stringify({
        resourceSpans: [
          {
            scopeSpans: [
              {
                spans: [
                  {
                    name: 'rrweb-replay-recording',
                    events: events.map(({ type, timestamp, data }) => ({
                      timeUnixNano: timestamp * 1e6,
                      name: 'rrweb-replay-events',
                      attributes: [
                        attribute('eventType', { intValue: String(type) }),
                        attribute('json', { stringValue: JSON.stringify(data) }),
                      ],
                    })),
                  },
                ],
              },
            ],
          },
        ],
      }),
    ],
    [
      'packed in a field each (Multiplayer)',
      JSON.stringify({
        events: events.map((event) => ({
          event: packEvent(event),
          eventType: event.type,
          timestamp: event.timestamp,
        })),
      }),
    ],
  ])('%s', async (_, text) => {
    const found = await readAnything(text);
    const bare = await readAnything(JSON.stringify(events));
    expect(found.sessions.map(({ windows }) => Object.values(windows))).toEqual(
      bare.sessions.map(({ windows }) => Object.values(windows)),
    );
  });
});

describe('events in rows', () => {
  const rows = events.map(({ type, timestamp, data }) => ({
    session_id: 's',
    event_type: type,
    timestamp: new Date(timestamp).toISOString(),
    data: JSON.stringify(data),
  }));
  const extended = events.map((event) => ({
    _id: { $oid: '650000000000000000000000' },
    sessionId: 's',
    ...event,
    timestamp: { $numberLong: String(event.timestamp) },
  }));
  it.each([
    ['whose columns are their fields', toJsonl(rows)],
    ['whose columns are their fields, in a list', JSON.stringify({ rows })],
    [
      'with a list of them as text',
      toJsonl([
        { session_id: 's', seq: 0, events: JSON.stringify(events) },
        { session_id: 's', seq: 1, events: '[]' },
      ]),
    ],
    ['each inside an object', toJsonl(events.map((event) => ({ session_id: 's', event })))],
    [
      'each as text inside attributes',
      JSON.stringify({
        meta: {},
        events: events.map((event) => ({
          name: 'r',
          attributes: { session_id: 's', event: JSON.stringify(event) },
        })),
      }),
    ],
    ['of a MongoDB export', toJsonl(extended)],
    [
      'of a MongoDB export with all numbers as text',
      toJsonl(
        extended.map((event) => ({
          ...event,
          type: { $numberInt: String(event.type) },
          timestamp: { $date: { $numberLong: event.timestamp.$numberLong } },
        })),
      ),
    ],
    [
      'of OpenTelemetry’s logs',
      JSON.stringify({
        resourceLogs: [
          {
            resource: {},
            scopeLogs: [
              {
                logRecords: events.map((event) => ({
                  sessionId: 's',
                  body: { stringValue: JSON.stringify(event) },
                })),
              },
            ],
          },
        ],
      }),
    ],
    [
      'of batches',
      toJsonl([
        { session_id: 's', events: events.slice(0, 2) },
        { events: events.slice(2), session_id: 's' },
      ]),
    ],
  ])('are found %s', async (_, text) => {
    const { sessions } = await readAnything(text);
    const bare = await readAnything(JSON.stringify(events));
    expect(sessions).toEqual([{ ...bare.sessions[0], sourceId: 's' }]);
  });

  it('of two sessions are two sessions', async () => {
    const batches = ['one', 'two'].map((session) => ({ session_id: session, events }));
    const single = ['one', 'two'].flatMap((session) =>
      events.map((event) => ({ ...event, sessionId: session })),
    );
    for (const text of [toJsonl(batches), JSON.stringify(batches), toJsonl(single), JSON.stringify(single)]) {
      const { sessions } = await readAnything(text);
      expect(sessions.map(({ sourceId }) => sourceId).sort()).toEqual(['one', 'two']);
    }
  });

  it('that hold no event are counted', async () => {
    const { warnings, sessions } = await readAnything(toJsonl([{ event: events[1] }, { audit: 'login' }]));
    expect([sessions.length, warnings]).toEqual([1, expect.arrayContaining(['not-replay-data'])]);
  });
});
