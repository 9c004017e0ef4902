import { describe, expect, it } from 'vitest';
import { FacetCounter } from '../../../../../electron/library/list/count-facets.ts';
import { FACETS, NO_FILTER, type SessionFilter } from '../../../../../shared/library/session-filter.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { addSession, makeItem } from '../../../../helpers/library-sessions.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';

const DAY = 86_400_000;
const NOON = new Date(2026, 10, 25, 12).getTime();

async function makeSome(): Promise<WritableLibrary> {
  const library = makeLibrary();
  const errors = [makeItem('error', 'error'), makeItem('error', 'error')];
  await addSession(library, { name: 'a', person: 'Ada', startedAtMs: NOON, items: errors });
  await addSession(library, { name: 'b', person: 'Ada', startedAtMs: NOON - DAY, items: [] });
  await addSession(library, {
    name: 'c',
    person: 'Bob',
    startedAtMs: NOON - DAY,
    durationMs: 5000,
    items: errors,
  });
  return library;
}

describe('a facet', () => {
  it('counts sessions, the commonest value first', async () => {
    const library = await makeSome();
    expect(new FacetCounter(library, NO_FILTER).countValues('person')).toEqual([
      { value: 'Ada', count: 2 },
      { value: 'Bob', count: 1 },
    ]);
    expect(new FacetCounter(library, NO_FILTER).countValues('host')).toEqual([
      { value: 'shop.example', count: 3 },
    ]);
  });

  it('counts under what is chosen elsewhere, and not under its own choice', async () => {
    const library = await makeSome();
    const filter: SessionFilter = { values: { person: ['Bob'], errors: ['none'] }, ranges: {} };
    expect(new FacetCounter(library, filter).countValues('person')).toEqual(
      [
        { value: 'Bob', count: 0 },
        { value: 'Ada', count: 1 },
      ].toSorted((a, b) => b.count - a.count),
    );
    expect(new FacetCounter(library, filter).countValues('errors')).toEqual([
      { value: 'some', count: 1 },
      { value: 'none', count: 0 },
    ]);
    expect(new FacetCounter(library, filter).countValues('path')).toEqual([]);
  });

  it('tells the 50 commonest values and every one that is chosen, and finds the others by their text', async () => {
    const library = makeLibrary();
    for (let at = 0; at < 60; at++) {
      await addSession(library, { name: `s${at}`, person: `person ${at}_%` });
    }
    const chosen: SessionFilter = { values: { person: ['person 9_%'] }, ranges: {} };
    const told = new FacetCounter(library, chosen).countValues('person');
    expect([told.length, told[0]]).toEqual([51, { value: 'person 9_%', count: 1 }]);
    expect(
      new FacetCounter(library, NO_FILTER).countValues('person', 'PERSON 9_').map(({ value }) => value),
    ).toEqual(['person 9_%']);
    expect(new FacetCounter(library, NO_FILTER).countValues('person', '9%')).toEqual([]);
  });

  it('can be asked of all that there are, also of an empty library', () => {
    const library = makeLibrary();
    expect(FACETS.flatMap((facet) => new FacetCounter(library, NO_FILTER).countValues(facet))).toEqual([]);
  });
});

describe('a range', () => {
  it('is counted in steps, those without sessions left out', async () => {
    const library = await makeSome();
    expect(new FacetCounter(library, NO_FILTER).countSteps('duration')).toEqual([
      { from: 0, to: 10_000, count: 1 },
      { from: 60_000, to: 300_000, count: 2 },
    ]);
    const ada: SessionFilter = { values: { person: ['Ada'] }, ranges: { duration: { from: 0, to: 1 } } };
    expect(new FacetCounter(library, ada).countSteps('duration')).toEqual([
      { from: 60_000, to: 300_000, count: 2 },
    ]);
  });

  it('of dates is counted in days of the calendar', async () => {
    const library = await makeSome();
    const [yesterday, today, tomorrow] = [24, 25, 26].map((day) => new Date(2026, 10, day).getTime());
    expect(new FacetCounter(library, NO_FILTER).countSteps('started')).toEqual([
      { from: yesterday, to: today, count: 2 },
      { from: today, to: tomorrow, count: 1 },
    ]);
  });

  it('of dates gives way where the times are not to be trusted', async () => {
    const library = await makeSome();
    await addSession(library, { name: 'odd', startedAtMs: 1e300 });
    await addSession(library, { name: 'older', startedAtMs: -1e300 });
    expect(new FacetCounter(library, NO_FILTER).countSteps('started')).toEqual([]);
  });
});
