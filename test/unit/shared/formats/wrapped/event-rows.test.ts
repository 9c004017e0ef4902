import { describe, expect, it } from 'vitest';
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

it('reads every list with events in it, each with the ids around it', () => {
  const tab = (id: string): unknown => ({ window_id: id, payload: { stored: events } });
  const { records, warnings } = readFormat(eventRows, JSON.stringify({ a: tab('1'), b: tab('2'), logs }));
  expect([records.map(({ windowId }) => windowId), warnings]).toEqual([
    [...events.map(() => '1'), ...events.map(() => '2')],
    [{ code: 'unread-data', at: 1 }],
  ]);
});
