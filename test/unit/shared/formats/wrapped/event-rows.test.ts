import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createFileHead } from '../../../../../shared/formats/file-head.ts';
import { toBytes } from '../../../../helpers/chunks.ts';
import { eventRows } from '../../../../../shared/formats/wrapped/event-rows.ts';
import { makeEvents, toJsonl } from '../../../../helpers/make-events.ts';
import { readFormat } from '../../../../helpers/read-format.ts';

const events = makeEvents();
const logs = [{ level: 'error', message: 'x' }];

/** How many events are read, and the codes of what is not. */
function read(text: string): unknown {
  const { records, warnings } = readFormat(eventRows, text);
  return [records.length, warnings.map(({ code, at }) => `${code} ${at}`)];
}

describe('what lies in rows beside the events', () => {
  it.each([
    ['a list', [{ id: 1 }, { id: 2, payload: { events }, logs, tags: ['x'] }]],
    ['a list in text', [{ id: 1 }, { id: 2, payload: JSON.stringify(events), logs: JSON.stringify(logs) }]],
    ['a list deeper in the row', [{ id: 1 }, { id: 2, a: { b: { logs } }, payload: events }]],
    ['a list around others', [{ id: 1 }, { id: 2, events, logs: [{ logs }, { logs }] }]],
  ])('is counted: %s', (_, rows) => {
    expect(read(toJsonl(rows))).toEqual([events.length, ['not-replay-data 1', 'unread-data 2']]);
    expect(read(JSON.stringify({ rows }))).toEqual([events.length, ['not-replay-data 1', 'unread-data 2']]);
  });

  it('is counted item by item where it lies among events', () => {
    const mixed = [...events, { level: 'log' }, { logs }];
    expect(read(toJsonl([{ mixed }, { mixed: events }]))).toEqual([
      2 * events.length,
      ['not-replay-data 1', 'not-replay-data 1'],
    ]);
  });

  it('is nothing where all of it is read', () => {
    expect(read(toJsonl([{ id: 1, events }, ['w', events[0]]]))).toEqual([events.length + 1, []]);
  });
});

it('reads what is packed as base64 of gzip in a field, and counts what is damaged', () => {
  const pack = (value: unknown): string => gzipSync(JSON.stringify(value)).toString('base64');
  const data = pack({ events: { events }, messages: JSON.stringify({ messages: logs }) });
  const row = (text: string): unknown => ({ query: 'q', variables: { session_secure_id: 's', data: text } });
  expect(eventRows.detect(createFileHead('a', toBytes(JSON.stringify(row(data)))))).toBe(true);
  expect(read(toJsonl([row(data), row(`${data.slice(0, 40)}AAAA`)]))).toEqual([
    events.length,
    ['unread-data 1', 'not-replay-data 2'],
  ]);
});

it('reads every list with events in it, each with the ids around it', () => {
  const tab = (id: string): unknown => ({ window_id: id, payload: { stored: events } });
  const { records, warnings } = readFormat(eventRows, JSON.stringify({ a: tab('1'), b: tab('2'), logs }));
  expect([records.map(({ windowId }) => windowId), warnings]).toEqual([
    [...events.map(() => '1'), ...events.map(() => '2')],
    [{ code: 'unread-data', at: 1 }],
  ]);
});
