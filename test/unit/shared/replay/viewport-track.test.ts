import { describe, expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { joinFindings, FindingsCollector } from '../../../../shared/replay/window-findings.ts';
import { viewportOf } from '../../../../shared/replay/viewport-track.ts';
import { makeFullSnapshot, makeMeta, makeMouseMove, START_MS } from '../../../helpers/make-events.ts';

function makeResize(timestamp: number, width: number, height: number): ReplayEvent {
  return { type: 3, timestamp, data: { source: 4, width, height } };
}

function collect(events: readonly ReplayEvent[]): FindingsCollector['findings'] {
  const collector = new FindingsCollector([]);
  collector.read(events);
  return collector.findings;
}

describe('viewportOf', () => {
  it('reads the size that a meta event or a change of size tells', () => {
    expect(viewportOf(makeMeta())).toEqual({ atMs: START_MS, width: 1024, height: 768 });
    expect(viewportOf(makeResize(7, 390, 844))).toEqual({ atMs: 7, width: 390, height: 844 });
  });

  it.each<[string, ReplayEvent]>([
    ['other events', makeMouseMove()],
    ['a meta event without a size', { type: 4, timestamp: 1, data: { href: '/' } }],
    ['a size that is no number', { type: 4, timestamp: 1, data: { width: '10', height: null } }],
    ['an endless size', makeResize(1, Infinity, 10)],
    ['no data', { type: 4, timestamp: 1, data: null }],
  ])('reads none from %s', (_, event) => {
    expect(viewportOf(event)).toBeUndefined();
  });
});

it('lists the changes of a window once each, across the pieces in which it was read', () => {
  const pieces = [
    collect([makeMeta(), makeFullSnapshot(), makeResize(START_MS + 10, 1024, 768)]),
    collect([makeMeta(START_MS + 20), makeResize(START_MS + 30, 800, 600)]),
    collect([makeResize(START_MS + 40, 800, 600), makeResize(START_MS + 50, 1024, 768)]),
  ];
  expect(joinFindings(pieces).viewports).toEqual([
    { atMs: START_MS, width: 1024, height: 768 },
    { atMs: START_MS + 30, width: 800, height: 600 },
    { atMs: START_MS + 50, width: 1024, height: 768 },
  ]);
});

it('lists no more sizes than anybody reads', () => {
  const events = Array.from({ length: 5000 }, (_, at) => makeResize(START_MS + at, at, 600));
  expect(collect(events).viewports).toHaveLength(1000);
});
