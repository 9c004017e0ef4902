import { describe, expect, it } from 'vitest';
import { makeEvents, START_MS } from '../../../../helpers/make-events.ts';
import { buildSession } from '../../../../helpers/build-session.ts';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';

const events = makeEvents(5);

async function read(recorded: readonly ReplayEvent[]): Promise<readonly unknown[]> {
  const { session } = await buildSession(recorded.map((event) => ['w', event]));
  const { startedAtMs, endedAtMs, health } = session!.summary;
  return [startedAtMs, endedAtMs, ...health];
}

const timed = (convert: (time: number) => number): ReplayEvent[] =>
  events.map((event) => ({ ...event, timestamp: convert(event.timestamp) }));

describe('a recording whose times are all', () => {
  it.each([
    ['in microseconds', (time: number) => time * 1e3, 'fine-timestamp'],
    ['in nanoseconds', (time: number) => time * 1e6, 'fine-timestamp'],
    ['in seconds', (time: number) => time / 1e3, 'seconds-timestamp'],
  ])('%s has its dates, and it is counted', async (_, convert, code) => {
    expect(await read(timed(convert))).toEqual([START_MS, START_MS + 60, { code, count: 7 }]);
  });

  it('counted from the opening of the page keeps them, and says that the date is not known', async () => {
    expect(await read(timed((time) => time - START_MS + 812.5))).toEqual([
      812.5,
      872.5,
      { code: 'relative-times', count: 1 },
    ]);
  });
});

it('a time in another unit beside those in milliseconds is converted', async () => {
  const mixed = events.map((event, at) =>
    at === 3 ? { ...event, timestamp: event.timestamp * 1e3 } : event,
  );
  expect(await read(mixed)).toEqual([START_MS, START_MS + 60, { code: 'fine-timestamp', count: 1 }]);
});

it('thousands of times in microseconds are all converted', async () => {
  const many = makeEvents(2000).map((event) => ({ ...event, timestamp: event.timestamp * 1e3 }));
  expect(await read(many)).toEqual([START_MS, START_MS + 20_010, { code: 'fine-timestamp', count: 2002 }]);
});
