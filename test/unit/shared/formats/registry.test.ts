import { describe, expect, it } from 'vitest';
import { createFileHead } from '../../../../shared/formats/file-head.ts';
import { detectFormat, FORMATS } from '../../../../shared/formats/registry.ts';
import { toBytes } from '../../../helpers/chunks.ts';
import { makeFormatExamples } from '../../../helpers/format-examples.ts';
import { makeEvents, makeMouseMove, START_MS, toJsonl } from '../../../helpers/make-events.ts';
import { claimants } from '../../../helpers/read-format.ts';

/** A full snapshot as real pages have it: nested far deeper than detection looks. */
function makeDeepSnapshot(): unknown {
  const nest = (depth: number): unknown => ({
    type: 2,
    tagName: 'div',
    childNodes: depth > 0 ? [nest(depth - 1)] : [],
  });
  return { type: 2, data: { node: nest(12), initialOffset: { left: 0, top: 0 } }, timestamp: START_MS };
}

describe('detection', () => {
  it('has a stable id of its own for every format', () => {
    const examples = new Set(makeFormatExamples().map(({ id }) => id));
    expect(FORMATS.map(({ id }) => id).sort()).toEqual([...examples].sort());
  });

  it.each(makeFormatExamples())('lets $id alone claim its file, $style', ({ id, text }) => {
    expect(claimants(text)).toEqual([id]);
  });

  it.each(makeFormatExamples().filter(({ style }) => style === 'compact'))(
    'lets at most $id claim any beginning of its file',
    ({ id, text }) => {
      const bytes = toBytes(text);
      const claims = Array.from(bytes, (_, length) => claimants(bytes.subarray(0, length)).join(' and '));
      expect([...new Set(claims)].filter((claim) => claim !== '')).toEqual([id]);
    },
  );

  it.each([
    ['an empty file', ''],
    ['blanks', ' \n\n'],
    ['an empty array', '[]'],
    ['an empty object', '{}'],
    ['a number', '7'],
    ['plain text', 'type and timestamp\nof an event\n'],
    ['a package.json', '{"name":"x","version":"1.0.0","type":"module"}'],
    ['a list of rows', '[{"type":"click","time":1},{"type":"view","time":2}]'],
    ['log lines', '{"level":"info","timestamp":1}\n{"level":"warn","timestamp":2}\n'],
    ['GeoJSON', '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{}}]}'],
    ['an object with other events', '{"events":[{"type":"click"}]}'],
    ['an answer about something else that is called a node', '{"data":{"node":{"id":"x","name":"y"}}}'],
    ['settings for Node', '{"node":{"version":"18"},"name":"x"}'],
    ['a schema of events', '{"properties":{"initialOffset":{},"node":{"$ref":"#/definitions/node"}}}'],
    ['a table as JSON lines', '["id","name"]\n["1","Ada"]\n'],
  ])('lets no format claim %s', (_, text) => {
    expect([claimants(text), detectFormat(createFileHead('unknown', toBytes(text)))]).toEqual([
      [],
      undefined,
    ]);
  });
});

describe('detection of large first events', () => {
  it.each([
    ['rrweb-array', JSON.stringify([makeDeepSnapshot()])],
    ['rrweb-events-object', JSON.stringify({ events: [makeDeepSnapshot(), makeMouseMove()] })],
    ['rrweb-jsonl', toJsonl([makeDeepSnapshot(), makeDeepSnapshot()])],
    ['posthog-tuple-jsonl', toJsonl([['w', makeDeepSnapshot()]])],
    ['posthog-window-jsonl', toJsonl([{ window_id: 'w', data: [makeDeepSnapshot()] }])],
  ])('finds %s when the first event is a deep full snapshot with its time at the end', (id, text) => {
    expect(claimants(text)).toEqual([id]);
  });

  it('finds rrweb-jsonl when the first event lists more positions than detection looks at', () => {
    const positions = Array.from({ length: 50 }, (_, at) => ({ x: at, y: at, id: 1, timeOffset: 0 }));
    const text = toJsonl([{ type: 3, data: { source: 1, positions }, timestamp: START_MS }]);
    expect(claimants(text)).toEqual(['rrweb-jsonl']);
  });

  it('finds every format when an event is larger than the head', () => {
    const filler = 'x'.repeat(200_000);
    const examples = makeFormatExamples().filter(({ style }) => style === 'compact');
    const found = examples.map(({ text }) =>
      claimants(text.replace('"tagName":"html"', `"tagName":"${filler}"`)),
    );
    expect(found).toEqual(examples.map(({ id }) => [id]));
  });
});

describe('detection of files that could be several things', () => {
  const events = makeEvents();

  it.each([
    [
      'posthog-export-2023-04-28',
      { version: '2023-04-28', data: { snapshots: events, snapshotsByWindowId: {} } },
    ],
    [
      'posthog-export-2022-12-02',
      { version: '2022-12-02', data: { snapshotsByWindowId: { w: events }, snapshots: [] } },
    ],
  ])('lets the version decide between both PostHog exports (%s)', (id, document) => {
    expect(claimants(JSON.stringify(document))).toEqual([id]);
  });
});
