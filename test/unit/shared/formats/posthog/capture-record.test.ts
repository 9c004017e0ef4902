import { describe, expect, it } from 'vitest';
import { posthogCapture } from '../../../../../shared/formats/posthog/posthog-capture.ts';
import { makeEvents, toJsonl } from '../../../../helpers/make-events.ts';
import { readFormat, type ReadResult } from '../../../../helpers/read-format.ts';

const events = makeEvents();
const read = (value: unknown): ReadResult => readFormat(posthogCapture, JSON.stringify(value));

function capture(properties: Record<string, unknown>, event = '$snapshot'): unknown {
  return { uuid: 'u', event, properties: { $session_id: 's', $window_id: 'w', ...properties } };
}

/** The events that were read, with their windows. */
function found({ records }: ReadResult): unknown[] {
  return records.map(({ windowId, event }) => [windowId, event]);
}

const all = events.map((event) => ['w', event]);

describe('a capture event', () => {
  it.each([
    ['a list of events', capture({ $snapshot_data: events })],
    ['the name that the server gives them', capture({ $snapshot_items: events }, '$snapshot_items')],
    ['either name with the other', capture({ $snapshot_data: events }, '$snapshot_items')],
    ['a batch', { api_key: 'phc_x', batch: [capture({ $snapshot_data: events })] }],
    ['a logged request', { method: 'POST', body: [capture({ $snapshot_data: events })] }],
    ['a logged request with a batch', { body: { batch: [capture({ $snapshot_data: events })] } }],
    ['a message of a queue', { data: JSON.stringify(capture({ $snapshot_items: events })) }],
    ['messages of a queue', [{ data: JSON.stringify(capture({ $snapshot_items: events })) }]],
  ])('holds its events as %s', (_, value) => {
    const result = read(value);
    expect([found(result), result.warnings]).toEqual([all, []]);
  });

  it('may hold a single event', () => {
    expect(found(read(capture({ $snapshot_data: events[0] })))).toEqual([['w', events[0]]]);
  });

  it('may be one of many, each on a line', () => {
    const lines = events.map((event) => capture({ $snapshot_data: [event] }));
    expect(found(readFormat(posthogCapture, toJsonl(lines)))).toEqual(all);
  });

  it('is of the window that has the session’s id when it names none', () => {
    expect(found(read(capture({ $window_id: undefined, $snapshot_data: [events[0]] })))).toEqual([
      ['s', events[0]],
    ]);
  });

  it('tells whose it is', () => {
    expect(read(capture({ distinct_id: 'ada', $snapshot_data: events })).descriptions).toEqual([
      { person: 'ada' },
    ]);
  });
});

it('counts the lists of objects that lie beside the events, on every level', () => {
  const beside = [{ level: 'error' }];
  const event = { ...(capture({ $snapshot_data: events, logs: beside, $flags: ['a'] }) as object), beside };
  const { records, warnings } = read({ batch: [{ body: [event], kept: JSON.stringify(beside) }], beside });
  expect([records.length, warnings.map(({ code }) => code)]).toEqual([
    events.length,
    ['unread-data', 'unread-data', 'unread-data', 'unread-data'],
  ]);
});

describe('what is no replay data', () => {
  const lines = (other: unknown): ReadResult =>
    readFormat(
      posthogCapture,
      toJsonl([capture({ $snapshot_data: events }), other, capture({ $snapshot_data: [] })]),
    );

  it.each([
    ['another analytics event', { event: '$pageview', properties: { $current_url: 'x' } }, 'not-replay-data'],
    ['an object of another kind', { a: 1 }, 'not-replay-data'],
    ['a number', 7, 'not-an-event'],
    ['a text that is no JSON', { data: 'hello' }, 'bad-event'],
    ['an envelope in too many others', { body: { body: { body: { body: { body: {} } } } } }, 'not-an-event'],
  ])('is counted and left out: %s', (_, other, code) => {
    const result = lines(other);
    expect([found(result), result.warnings]).toEqual([all, [{ code, at: 2 }]]);
  });
});
