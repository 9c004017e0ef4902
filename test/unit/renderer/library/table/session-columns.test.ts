import { describe, expect, it } from 'vitest';
import {
  COLUMNS,
  DEFAULT_COLUMNS,
  pickColumns,
} from '../../../../../renderer/library/table/session-columns.tsx';

const keysOf = (columns: readonly string[]): string[] => pickColumns(columns).map(({ key }) => key);

describe('the columns of the library', () => {
  it('stand in the order they were given, but for health, which is pinned at the end', () => {
    expect(keysOf(['health', 'verdict', 'started'])).toEqual(['verdict', 'started', 'health']);
  });

  it('are the usual ones where storage holds none that this version knows', () => {
    expect([keysOf([]), keysOf(['moon phase'])]).toEqual([DEFAULT_COLUMNS, DEFAULT_COLUMNS]);
  });

  it('have keys of their own', () => {
    const keys = COLUMNS.map(({ key }) => key);
    expect(keys).toEqual([...new Set(keys)]);
  });
});
