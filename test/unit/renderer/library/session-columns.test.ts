import { describe, expect, it } from 'vitest';
import {
  COLUMNS,
  DEFAULT_SORTING,
  isSorting,
  sortSessions,
} from '../../../../renderer/library/session-columns.tsx';
import type { SessionListItem } from '../../../../shared/model/session.ts';

function makeSession(id: string, changes: Partial<SessionListItem> = {}): SessionListItem {
  return {
    id,
    sourceId: null,
    windows: 1,
    events: 10,
    eventsByType: {},
    startedAtMs: 1000,
    endedAtMs: 2000,
    health: [],
    person: null,
    firstUrl: null,
    sourceSha256: '',
    sourceName: 'a.json',
    ...changes,
  };
}

const sessions = [
  makeSession('a', {
    startedAtMs: 3000,
    endedAtMs: 3500,
    events: 9,
    person: 'élan',
    windows: 2,
    sourceName: 'b',
  }),
  makeSession('b', {
    startedAtMs: 1000,
    endedAtMs: 1001,
    events: 100,
    person: 'Zoe',
    firstUrl: 'https://b.example',
  }),
  makeSession('c', {
    startedAtMs: 2000,
    endedAtMs: 9000,
    events: 20,
    firstUrl: 'https://a.example',
    health: [{ code: 'truncated', count: 1 }],
  }),
  makeSession('d', {
    startedAtMs: 2000,
    endedAtMs: 2700,
    events: 20,
    health: [
      { code: 'bad-line', count: 500 },
      { code: 'reordered', count: 1 },
    ],
  }),
];

describe('sortSessions', () => {
  it.each([
    ['started', 'bcda'],
    ['duration', 'badc'],
    ['windows', 'bcda'],
    ['firstUrl', 'dacb'],
    ['person', 'cdab'],
    ['events', 'acdb'],
    ['source', 'bcda'],
    ['health', 'badc'],
  ] as const)('sorts by %s, equal ones by their source file', (column, expected) => {
    const sorted = sortSessions(sessions, { column, descending: false });
    expect(sorted.map(({ id }) => id).join('')).toBe(expected);
  });

  it('puts the newest first by default, and leaves the list it was given alone', () => {
    const given = [...sessions];
    expect(sortSessions(given, DEFAULT_SORTING).map(({ id }) => id)).toEqual(['a', 'c', 'd', 'b']);
    expect(given).toEqual(sessions);
  });
});

describe('isSorting', () => {
  it('takes what it wrote itself', () => {
    const sortings = COLUMNS.map(({ key }) => ({ column: key, descending: true }));
    expect([DEFAULT_SORTING, ...sortings].filter((sorting) => !isSorting(sorting))).toEqual([]);
  });

  it.each([
    null,
    'started',
    {},
    { column: 'started' },
    { column: 'gone', descending: true },
    { column: 'started', descending: 1 },
  ])('does not take %j', (value) => {
    expect(isSorting(value)).toBe(false);
  });
});
