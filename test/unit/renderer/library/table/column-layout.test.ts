import { describe, expect, it } from 'vitest';
import {
  areColumnWidths,
  isStretched,
  moveColumn,
  stepColumn,
  widthOf,
} from '../../../../../renderer/library/table/column-layout.ts';
import { DEFAULT_COLUMNS, pickColumns } from '../../../../../renderer/library/table/session-columns.tsx';

const KEYS = ['session', 'started', 'verdict', 'health'];

describe('moving columns', () => {
  it('puts one in the place of another, in either direction', () => {
    expect(moveColumn(KEYS, 'verdict', 'session')).toEqual(['verdict', 'session', 'started', 'health']);
    expect(moveColumn(KEYS, 'session', 'verdict')).toEqual(['started', 'verdict', 'session', 'health']);
  });

  it('leaves the pinned one where it is, and what is at an end', () => {
    expect(moveColumn(KEYS, 'health', 'session')).toBe(KEYS);
    expect(stepColumn(KEYS, 'verdict', 1)).toBe(KEYS);
    expect(stepColumn(KEYS, 'session', -1)).toBe(KEYS);
  });
});

describe('the widths of columns', () => {
  const [session] = pickColumns(DEFAULT_COLUMNS);

  it('are the user’s, within bounds, or the usual ones', () => {
    expect(session && widthOf(session, {})).toBe(session?.width);
    expect(session && widthOf(session, { session: 5 })).toBe(48);
    expect(session && widthOf(session, { session: 300 })).toBe(300);
  });

  it('leave the rest to a flexible column, until the user has sized that one', () => {
    expect(session && [isStretched(session, {}), isStretched(session, { session: 300 })]).toEqual([
      true,
      false,
    ]);
  });

  it.each<unknown>([null, [1, 'a'], { session: '12' }, { session: null }])('are not %j', (value) => {
    expect(areColumnWidths(value)).toBe(false);
  });
});
