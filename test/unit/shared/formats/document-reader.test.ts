import { describe, expect, it } from 'vitest';
import type { Format } from '../../../../shared/formats/format.ts';
import { posthogExport2022 } from '../../../../shared/formats/posthog/posthog-export-2022.ts';
import { posthogExport2023 } from '../../../../shared/formats/posthog/posthog-export-2023.ts';
import { posthogLts2022 } from '../../../../shared/formats/posthog/posthog-lts-2022.ts';
import { rrwebArray } from '../../../../shared/formats/rrweb/rrweb-array.ts';
import { rrwebEventsObject } from '../../../../shared/formats/rrweb/rrweb-events-object.ts';
import { readFormat } from '../../../helpers/read-format.ts';

const warningsOf = (format: Format, text: string) => readFormat(format, text).warnings;

describe('documents that break', () => {
  it('keeps what came before a cut and names the item it broke off in', () => {
    const { records, warnings } = readFormat(rrwebArray, '[{"n":1},{"n":2},{"n"');
    expect([records.length, warnings]).toEqual([2, [{ code: 'truncated', at: 3 }]]);
  });

  it('keeps what came before the byte that is not JSON', () => {
    const { records, warnings } = readFormat(rrwebEventsObject, '{"events":[{"n":1} {"n":2}]}');
    expect([records.length, warnings]).toEqual([1, [{ code: 'malformed', at: 2 }]]);
  });

  it('passes over one item that is not valid JSON and goes on', () => {
    const { records, warnings } = readFormat(rrwebArray, '[{"n":1},{"n":oops},{"n":3}]');
    expect(records.map(({ at }) => at)).toEqual([1, 3]);
    expect(warnings).toEqual([{ code: 'bad-event', at: 2 }]);
  });

  it('notices what follows after the end', () => {
    expect(warningsOf(rrwebArray, '[{"n":1}] x')).toEqual([{ code: 'trailing-data', at: 2 }]);
  });

  it('reads documents that follow one another, and says that there were several', () => {
    const { records, warnings } = readFormat(rrwebArray, '[{"n":1}]\n[{"n":2}]');
    expect([records.length, warnings]).toEqual([2, [{ code: 'concatenated', at: 1 }]]);
  });

  it('counts lists that lie beside what is read, unless they are empty or say nothing more', () => {
    const text = '{"console":[{"a":1}],"events":[{"n":1}],"network":[],"user":{"tags":["x"]},"errors":[1]}';
    expect(warningsOf(rrwebEventsObject, text).map(({ code }) => code)).toEqual([
      'unread-data',
      'unread-data',
    ]);
    const derived =
      '{"version":"2022-12-22","snapshot_data_by_window_id":{"w":[{"n":1}]},"segments":[{"a":1}]}';
    expect(warningsOf(posthogLts2022, derived)).toEqual([]);
  });

  it('counts lists of objects deeper in what lies beside, also where they are written as text', () => {
    const messages = JSON.stringify({ messages: [{ type: 'error' }] });
    const beside = { session: { meta: { console: [{ level: 'log' }], tags: ['x'] } }, messages };
    const text = JSON.stringify({ ...beside, events: [{ n: 1 }], resources: JSON.stringify([{ url: '/' }]) });
    expect(warningsOf(rrwebEventsObject, text).map(({ code }) => code)).toEqual([
      'unread-data',
      'unread-data',
      'unread-data',
    ]);
  });

  it('counts items that are not objects', () => {
    expect(warningsOf(rrwebArray, '[null,3,{"n":1}]')).toEqual([
      { code: 'not-an-event', at: 1 },
      { code: 'not-an-event', at: 2 },
    ]);
  });
});

describe('what PostHog exports say about their session', () => {
  const describedBy = (data: string): Record<string, unknown> => {
    const { descriptions } = readFormat(posthogExport2023, `{"version":"2023-04-28","data":${data}}`);
    const { personJson, ...described } = Object.assign({}, ...descriptions) as Record<string, unknown>;
    const given = (JSON.parse(data) as { person?: unknown }).person;
    expect(personJson ?? null).toBe(typeof given === 'object' && given ? JSON.stringify(given) : null);
    return described;
  };

  it.each([
    ['{"id":"s1","person":{"name":"Ada","distinct_ids":["u"]}}', { sourceId: 's1', person: 'Ada' }],
    ['{"person":{"properties":{"email":"ada@example.com","name":"A"}}}', { person: 'ada@example.com' }],
    ['{"person":{"name":"","properties":{"name":"A"}}}', { person: 'A' }],
    ['{"person":{"properties":null,"distinct_ids":["u1","u2"]}}', { person: 'u1' }],
    ['{"id":"","person":null}', {}],
    ['{"id":7,"person":"Ada"}', {}],
  ])('reads %s', (data, expected) => {
    expect(describedBy(data)).toEqual(expected);
  });

  it('takes "person":undefined for no person, and reads the rest', () => {
    const text =
      '{"version":"2023-04-28","data":{"id":"s","person":undefined,"snapshots":[{"windowId":2,"n":1}]}}';
    expect(readFormat(posthogExport2023, text)).toMatchObject({
      descriptions: [{ sourceId: 's' }],
      records: [{ windowId: 2, event: { windowId: 2, n: 1 }, at: 1 }],
      warnings: [{ code: 'person-undefined', at: 1 }],
    });
  });
});

describe('window ids in documents', () => {
  it('hands them on as they were recorded: numbers, UUIDs, none', () => {
    const snapshots = [{ windowId: 1 }, { windowId: '0190-uuid' }, {}, { window_id: 'new', windowId: 'old' }];
    const text = JSON.stringify({ data: { snapshots } });
    const ids = readFormat(posthogExport2023, text).records.map(({ windowId }) => windowId);
    expect(ids).toEqual([1, '0190-uuid', undefined, 'new']);
  });

  it('takes the keys of the first export for window ids, whatever they are', () => {
    const text = '{"data":{"snapshotsByWindowId":{"w 1":[{},{}],"__proto__":[{}],"é":[]}}}';
    const records = readFormat(posthogExport2022, text).records;
    expect(records.map(({ windowId, at }) => [windowId, at])).toEqual([
      ['w 1', 1],
      ['w 1', 2],
      ['__proto__', 3],
    ]);
  });

  it('passes over everything else that the first export dumped', () => {
    const text =
      '{"data":{"segments":[{"n":1}],"bufferedTo":{"w":[{"n":2}]},"snapshotsByWindowId":{"w":[{"n":3}]}}}';
    expect(readFormat(posthogExport2022, text).records.map(({ event }) => event)).toEqual([{ n: 3 }]);
  });
});
