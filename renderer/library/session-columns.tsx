import type { ReactNode } from 'react';
import type { SessionListItem } from '../../shared/model/session.ts';
import { HEALTH, worstSeverity } from '../../shared/model/health.ts';
import { formatCount, formatDuration, formatMoment, formatUtc } from '../ui/format.ts';
import { RecordedText } from '../ui/recorded-text.tsx';
import { HealthMark } from './health-mark.tsx';

export type ColumnKey =
  'started' | 'duration' | 'windows' | 'firstUrl' | 'person' | 'events' | 'source' | 'health';

export interface Column {
  readonly key: ColumnKey;
  readonly title: string;
  readonly isNumber?: boolean;
  /** What the column is sorted by. */
  readonly sortBy: (session: SessionListItem) => number | string;
  readonly cell: (session: SessionListItem) => ReactNode;
}

export const COLUMNS: readonly Column[] = [
  {
    key: 'started',
    title: 'Started',
    sortBy: (session) => session.startedAtMs,
    cell: (session) => (
      <time title={formatUtc(session.startedAtMs)}>{formatMoment(session.startedAtMs)}</time>
    ),
  },
  {
    key: 'duration',
    title: 'Duration',
    isNumber: true,
    sortBy: durationOf,
    cell: (session) => formatDuration(durationOf(session)),
  },
  {
    key: 'windows',
    title: 'Windows',
    isNumber: true,
    sortBy: (session) => session.windows,
    cell: (session) => session.windows,
  },
  {
    key: 'firstUrl',
    title: 'First URL',
    sortBy: (session) => session.firstUrl ?? '',
    cell: (session) => <RecordedText text={session.firstUrl} />,
  },
  {
    key: 'person',
    title: 'Person',
    sortBy: (session) => session.person ?? '',
    cell: (session) => <RecordedText text={session.person} />,
  },
  {
    key: 'events',
    title: 'Events',
    isNumber: true,
    sortBy: (session) => session.events,
    cell: (session) => formatCount(session.events),
  },
  {
    key: 'source',
    title: 'Source file',
    sortBy: (session) => session.sourceName,
    cell: (session) => <RecordedText text={session.sourceName} />,
  },
  {
    key: 'health',
    title: 'Health',
    sortBy: healthRank,
    cell: (session) => <HealthMark health={session.health} />,
  },
];

/** From a session's first event to its last, over all windows. */
export function durationOf(session: SessionListItem): number {
  return session.endedAtMs - session.startedAtMs;
}

function healthRank(session: SessionListItem): number {
  const worst = worstSeverity(session.health);
  const count = session.health.filter(({ code }) => HEALTH[code].severity === worst).length;
  return { none: 0, info: 100, notice: 200, serious: 300 }[worst ?? 'none'] + count;
}

export interface Sorting {
  readonly column: ColumnKey;
  readonly descending: boolean;
}

/** Newest first, until the user wants otherwise. */
export const DEFAULT_SORTING: Sorting = { column: 'started', descending: true };

/** True for an order this version knows; one may come from storage. */
export function isSorting(value: unknown): value is Sorting {
  return (
    typeof value === 'object' &&
    value !== null &&
    'column' in value &&
    'descending' in value &&
    typeof value.descending === 'boolean' &&
    COLUMNS.some(({ key }) => key === value.column)
  );
}

/** The sessions in an order, equal ones by their source file. */
export function sortSessions(
  sessions: readonly SessionListItem[],
  { column, descending }: Sorting,
): SessionListItem[] {
  const sortBy = COLUMNS.find(({ key }) => key === column)?.sortBy ?? durationOf;
  const sign = descending ? -1 : 1;
  return [...sessions].sort(
    (a, b) => sign * compare(sortBy(a), sortBy(b)) || compare(a.sourceName, b.sourceName),
  );
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b) : Number(a) - Number(b);
}
