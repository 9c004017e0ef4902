import { describe, expect, it } from 'vitest';
import { EventList } from '../../../../../electron/import/sorting/event-list.ts';
import { makeSortable } from '../../../../helpers/make-sortable.ts';

const make = (timestamp: number, ordinal: number, type = 3) => makeSortable({ type, timestamp }, { ordinal });

describe('a list of events that wait', () => {
  it('gives back what was put in, however many there are', () => {
    const events = Array.from({ length: 100 }, (_, at) =>
      make(at + 0.5, 2 ** 32 + at, at % 3 === 0 ? 2.5 : at % 3),
    );
    const list = new EventList();
    events.forEach((event) => list.push(event));
    expect(events.map((_, at) => list.at(at))).toEqual(events);
  });

  it('is put into the order of play, by time and then as the events came', () => {
    const list = new EventList();
    const events = [make(5, 1), make(3, 2), make(5, 3), make(4, 4), make(3, 5)];
    events.forEach((event) => list.push(event));
    list.sort();
    expect(events.map((_, at) => list.at(at).ordinal)).toEqual([2, 5, 4, 1, 3]);
  });

  it('goes on behind what was taken off its front', () => {
    const list = new EventList();
    [make(1, 1), make(2, 2), make(3, 3)].forEach((event) => list.push(event));
    list.dropFirst(2);
    list.push(make(2.5, 4));
    list.sort();
    expect([list.length, list.at(0).ordinal, list.at(1).ordinal]).toEqual([2, 4, 3]);
  });
});
