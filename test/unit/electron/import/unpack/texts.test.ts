import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { toBytes } from '../../../../helpers/chunks.ts';
import { makeEvents } from '../../../../helpers/make-events.ts';
import { readAnything, type ReadAnything } from '../../../../helpers/read-anything.ts';
import { tornSource, readEntries } from '../../../../helpers/read-entries.ts';

const events = makeEvents();
const json = JSON.stringify(events);
const quoted = `"${json.replaceAll('"', '""')}"`;
const rows = events.map(({ type, timestamp, data }) => {
  const cells = [
    's',
    type,
    new Date(timestamp).toISOString(),
    `"${JSON.stringify(data).replaceAll('"', '""')}"`,
  ];
  return cells.join();
});

async function sessionsOf(text: string): Promise<ReadAnything['sessions']> {
  return (await readAnything(text)).sessions.map((session) => ({ ...session, sourceId: null }));
}

describe('a recording is read', () => {
  it.each([
    ['as base64 in one line', Buffer.from(json).toString('base64')],
    [
      'as base64 in many lines',
      (
        Buffer.from(json)
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\r\n'),
    ],
    ['as base64 for addresses', Buffer.from(json).toString('base64url')],
    ['in an address of base64', `data:application/json;base64,${Buffer.from(json).toString('base64')}`],
    ['in an address of text', `data:application/json;charset=utf-8,${encodeURIComponent(json)}`],
    ['behind the headers of an answer', `HTTP/2 200 \r\ncontent-type: application/json\r\n\r\n${json}`],
    [
      'behind those of several answers',
      `HTTP/1.1 302 Found\nlocation: /b\n\nHTTP/1.1 200 OK\nserver: x\n\n${JSON.stringify(events, null, 2)}`,
    ],
    ['in a table of events', `session_id,event_type,timestamp,data\r\n${rows.join('\r\n')}`],
    ['in a table with a list in a cell', `id,events\n1,${quoted}\n`],
    ['in a table with semicolons', `id;events\n1;${quoted}\n`],
    ['in a table with tabs', `id\tevents\n1\t${quoted}`],
    ['in a table with a quote in a text without quotes', `note;events\n5" screen;${quoted}\n`],
    ['in a table with a row of more cells than columns', `id,events\n1,${quoted},,,x\n`],
    ['in a page, as JSON', `<!doctype html><p>x</p><script type="application/json">\n${json}\n</script>`],
    ['in a page, packed', `<!-- saved --><html><script>${gzipSync(json).toString('base64')}</script></html>`],
    [
      'in a page, in a variable',
      `<html><script>var a = f();</script><script>window.__e = ${json};\nplay(__e)</script>`,
    ],
    [
      'in a page, as text that is parsed',
      `<html><script>const e = JSON.parse(${JSON.stringify(json)});</script>`,
    ],
    ['far behind in a page', `<html><style>${'a{}'.repeat(60_000)}</style><script>const e=${json}</script>`],
    [
      'from a module',
      `'use strict';\n// events\n/* of a shop */\nexport default ${json};\nexport const more = 1;`,
    ],
    ['from a CommonJS module', `module.exports = ${json}`],
    [
      'in a page, behind a tag longer than what is looked at once',
      `<html>${'x'.repeat(64_000)}<script id="${'y'.repeat(70_000)}">${json}</script>`,
    ],
    ['from a module with a type on a line of its own', `const events: Events[]\n  = ${json}`],
  ])('%s', async (_, text) => {
    expect(await sessionsOf(text)).toEqual(await sessionsOf(json));
  });

  it('from a module as people write one: names without quotes, other quotes, comments, rrweb’s names', async () => {
    const text = `import { EventType } from '@rrweb/types';
      export const events: eventWithTime[] = [
        // The page.
        { type: EventType.Meta, data: { href: 'about:blank', width: 10, height: 0x10, }, timestamp: 1_700_000_000_000, },
        { "type": 2, timestamp: 1700000000001, data: { node: { type: NodeType.Document, id: 1, childNodes: [
          { type: 2, id: 2, tagName: 'p', attributes: { title: "it's", 'data-x': \`a "b"\n\`, odd: '\\x41\\u{1f600}' }, childNodes: [], isSVG: undefined },
        ] }, initialOffset: { top: -1, left: +.5 } } },
      ];`;
    const meta = {
      type: 4,
      timestamp: 1_700_000_000_000,
      data: { href: 'about:blank', width: 10, height: 16 },
    };
    const attributes = { title: "it's", 'data-x': 'a "b"\n', odd: 'A\u{1f600}' };
    const element = { type: 2, id: 2, tagName: 'p', attributes, childNodes: [], isSVG: null };
    const node = { type: 0, id: 1, childNodes: [element] };
    const page = {
      type: 2,
      timestamp: 1_700_000_000_001,
      data: { node, initialOffset: { top: -1, left: 0.5 } },
    };
    expect(await sessionsOf(text)).toEqual(await sessionsOf(JSON.stringify([meta, page])));
  });

  it('the same in pieces of any size', async () => {
    const texts = [
      `id,events\n1,${quoted}\n`,
      `<html><script>const e = ${json}</script>`,
      `data:,${encodeURIComponent(json)}`,
    ];
    for (const text of texts) {
      const bytes = Buffer.from(text);
      const [whole, torn] = await Promise.all(
        [bytes.length, 7].map((size) => readEntries(tornSource(bytes, size))),
      );
      expect(torn?.entries.map(({ contents }) => contents.toString())).toEqual(
        whole?.entries.map(({ contents }) => contents.toString()),
      );
    }
  });
});

describe('what is no recording', () => {
  it.each([
    ['a page', '<html><p>Please log in</p><script>var config = {"a": 1}</script></html>', /web page/],
    ['a program', 'function f() { return [1]; }\n', /not JSON/],
    [
      'a table',
      'Time,Level,Message\n00:01,error,boom\n',
      /^This is a table \(CSV\), .* “Time”, “Level”, “Message”/,
    ],
    [
      'a table of product events',
      'uuid,event,properties\nu,$pageview,"{""a"":1}"\n',
      /product analytics events/,
    ],
  ])('is refused by name: %s', async (_, text, reason) => {
    const { sessions, reasons } = await readAnything(text);
    expect([sessions, reasons]).toEqual([[], [expect.stringMatching(reason)]]);
  });

  it('is read as data where names in it are those of every object', async () => {
    const text = 'const a = [constructor.b, EventType.constructor, __proto__.c, { __proto__: toString.x }]';
    expect((await readAnything(text)).sessions).toEqual([]);
  });

  it('a table of many columns and short rows makes no more text than it has', async () => {
    const names = Array.from({ length: 2000 }, (_, at) => `column${at}`).join();
    const { entries } = await readEntries(toBytes(`${names}\n${'1,2\n'.repeat(1000)}`));
    expect(entries[0]?.contents.length).toBeLessThan(100_000);
  });

  it('is told from a recording in no time, whatever is repeated in it', async () => {
    const startedAt = performance.now();
    for (const text of [
      '<!---->'.repeat(9000),
      '/**/'.repeat(15_000),
      'a'.repeat(60_000),
      'data:,'.repeat(9000),
      `const a:${' '.repeat(60_000)}x`,
      `<html>${'<script '.repeat(200_000)}`,
      `const a = ["\\u{${'1'.repeat(500_000)}}"]`,
      `const a = [${'a.'.repeat(500_000)}]`,
      `a,b\n1,"${'""'.repeat(500_000)}"`,
      `a,b\n1,${'"" '.repeat(500_000)}`,
    ]) {
      expect((await readAnything(text)).sessions).toEqual([]);
    }
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
