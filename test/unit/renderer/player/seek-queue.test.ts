import { expect, it } from 'vitest';
import { SeekQueue } from '../../../../renderer/player/seek-queue.ts';

function makeQueue(): { readonly queue: SeekQueue; readonly sent: [number, number][] } {
  const sent: [number, number][] = [];
  return { queue: new SeekQueue((atMs, seek) => sent.push([atMs, seek])), sent };
}

it('sends the first seek at once, and of those that follow meanwhile only the last', () => {
  const { queue, sent } = makeQueue();
  [10, 20, 30, 40].forEach((atMs) => queue.want(atMs));
  expect(sent).toEqual([[10, 1]]);
  expect(queue.arrived(1)).toBe(false);
  expect(sent).toEqual([
    [10, 1],
    [40, 2],
  ]);
  expect(queue.arrived(2)).toBe(true);
  expect(sent).toHaveLength(2);
});

it('takes no notice of what was told before the last seek was heard of', () => {
  const { queue, sent } = makeQueue();
  queue.want(10);
  expect(queue.arrived(0)).toBe(false);
  queue.want(20);
  expect(sent).toEqual([[10, 1]]);
});

it('goes to no moment that was wanted of the window before', () => {
  const { queue, sent } = makeQueue();
  queue.want(10);
  queue.want(20);
  queue.forget();
  expect(queue.arrived(1)).toBe(true);
  expect(sent).toEqual([[10, 1]]);
});

it('counts anew for another stage, and forgets what was wanted of the last one', () => {
  const { queue, sent } = makeQueue();
  queue.want(10);
  queue.want(20);
  queue.reset();
  expect(queue.arrived(0)).toBe(true);
  queue.want(30);
  expect(sent).toEqual([
    [10, 1],
    [30, 1],
  ]);
});
