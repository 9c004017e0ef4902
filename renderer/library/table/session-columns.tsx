import type { ReactNode } from 'react';
import type { LibraryRow, SessionFacts } from '../../../shared/library/library-row.ts';
import type { SortKey } from '../../../shared/library/session-filter.ts';
import type { SessionListItem } from '../../../shared/model/session.ts';
import { formatCount, formatDuration, formatMoment, formatUtc } from '../../ui/format.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { HealthMark } from '../../ui/health-mark.tsx';
import { TagList } from './tag-list.tsx';
import recorded from '../../ui/recorded-text.module.css';
import css from './session-columns.module.css';

export interface Column {
  readonly key: string;
  readonly title: string;
  /** Not there where the list cannot be sorted by it. */
  readonly sortBy?: SortKey;
  readonly isNumber?: boolean;
  /** In CSS pixels; what is flexible takes what is left. */
  readonly width: number;
  readonly isFlexible?: boolean;
  readonly cell: (session: LibraryRow) => ReactNode;
}

/** A column of what the deep index counts. */
function counted(key: keyof SessionFacts & SortKey, title: string, width = 92): Column {
  const cell = ({ facts }: LibraryRow): ReactNode => <Counted count={facts?.[key]} />;
  return { key, title, sortBy: key, isNumber: true, width, cell };
}

/** A zero is dimmed; an ellipsis stands for what has not been counted yet. */
function Counted({ count }: { readonly count: number | undefined }): ReactNode {
  if (count === undefined) {
    return (
      <span className={recorded.missing} title="Not read yet">
        …
      </span>
    );
  }
  return <span className={count === 0 ? css.zero : undefined}>{formatCount(count)}</span>;
}

export const COLUMNS: readonly Column[] = [
  {
    key: 'started',
    title: 'Started',
    sortBy: 'started',
    width: 162,
    cell: ({ startedAtMs }) => <time title={formatUtc(startedAtMs)}>{formatMoment(startedAtMs)}</time>,
  },
  {
    key: 'duration',
    title: 'Duration',
    sortBy: 'duration',
    isNumber: true,
    width: 82,
    cell: (session) => formatDuration(durationOf(session)),
  },
  {
    key: 'active',
    title: 'Active',
    sortBy: 'active',
    isNumber: true,
    width: 80,
    cell: ({ facts }) => (facts ? formatDuration(facts.activeMs) : <Counted count={undefined} />),
  },
  {
    key: 'firstUrl',
    title: 'First URL',
    sortBy: 'firstUrl',
    width: 160,
    isFlexible: true,
    cell: ({ firstUrl }) => <RecordedText text={firstUrl} />,
  },
  {
    key: 'person',
    title: 'Person',
    sortBy: 'person',
    width: 132,
    cell: ({ person }) => <RecordedText text={person} />,
  },
  {
    key: 'browser',
    title: 'Browser',
    sortBy: 'browser',
    width: 130,
    cell: ({ browser, os }) => <RecordedText text={[browser, os].filter(Boolean).join(', ')} />,
  },
  counted('errors', 'Errors', 70),
  counted('consoleErrors', 'Console errors', 124),
  counted('failedRequests', 'Failed requests', 130),
  counted('pages', 'Pages', 76),
  counted('clicks', 'Clicks', 76),
  counted('rageClicks', 'Rage clicks', 104),
  {
    key: 'windows',
    title: 'Windows',
    sortBy: 'windows',
    isNumber: true,
    width: 88,
    cell: ({ windows }) => windows,
  },
  {
    key: 'events',
    title: 'Events',
    sortBy: 'events',
    isNumber: true,
    width: 80,
    cell: ({ events }) => formatCount(events),
  },
  { key: 'tags', title: 'Tags', width: 90, cell: ({ tags }) => <TagList tags={tags} /> },
  {
    key: 'source',
    title: 'Source file',
    sortBy: 'source',
    width: 130,
    isFlexible: true,
    cell: ({ sourceName }) => <RecordedText text={sourceName} />,
  },
  {
    key: 'health',
    title: 'Health',
    sortBy: 'health',
    width: 118,
    cell: ({ health }) => <HealthMark health={health} />,
  },
];

/** What a library shows until the user chooses. */
export const DEFAULT_COLUMNS: readonly string[] = [
  'started',
  'duration',
  'firstUrl',
  'person',
  'errors',
  'events',
  'tags',
  'health',
];

/** The columns with these keys, in the table's own order; the usual ones where none is known. */
export function pickColumns(keys: readonly string[]): readonly Column[] {
  const picked = COLUMNS.filter(({ key }) => keys.includes(key));
  return picked.length > 0 ? picked : pickColumns(DEFAULT_COLUMNS);
}

/** From a session's first event to its last, over all windows. */
export function durationOf(session: SessionListItem): number {
  return session.endedAtMs - session.startedAtMs;
}
