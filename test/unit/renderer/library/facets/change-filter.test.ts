import { describe, expect, it } from 'vitest';
import { chooseRange, toggleValue } from '../../../../../renderer/library/facets/change-filter.ts';
import { isSessionFilter, NO_FILTER } from '../../../../../shared/library/session-filter.ts';

describe('changing the filter', () => {
  it('chooses a value, another beside it, and takes both back', () => {
    const one = toggleValue(NO_FILTER, 'person', 'Ada');
    const two = toggleValue(one, 'person', '');
    expect([one.values, two.values]).toEqual([{ person: ['Ada'] }, { person: ['Ada', ''] }]);
    expect(toggleValue(toggleValue(two, 'person', 'Ada'), 'person', '')).toEqual(NO_FILTER);
  });

  it('chooses a range, and none where both ends are open', () => {
    const chosen = chooseRange(NO_FILTER, 'duration', { from: 0, to: 10 });
    expect(chosen.ranges).toEqual({ duration: { from: 0, to: 10 } });
    expect(chooseRange(chosen, 'duration', { from: null, to: null })).toEqual(NO_FILTER);
    expect(chooseRange(chosen, 'duration', null)).toEqual(NO_FILTER);
  });
});

describe('a filter from storage', () => {
  it.each<unknown>([
    null,
    [],
    { values: {} },
    { values: { moon: ['full'] }, ranges: {} },
    { values: { person: 'Ada' }, ranges: {} },
    { values: { person: ['x'.repeat(513)] }, ranges: {} },
    { values: {}, ranges: { duration: { from: '1', to: null } } },
    { values: {}, ranges: { moon: { from: 1, to: null } } },
  ])('is not taken where it is none of this version: %j', (value) => {
    expect(isSessionFilter(value)).toBe(false);
  });

  it('is taken where it is', () => {
    const filter = { values: { person: ['Ada'] }, ranges: { started: { from: 1, to: null } } };
    expect([isSessionFilter(filter), isSessionFilter(NO_FILTER)]).toEqual([true, true]);
  });
});
