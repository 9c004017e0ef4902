import type { ReactNode } from 'react';
import type { LibraryRow, SessionFacts } from '../../../shared/library/library-row.ts';
import type { SortKey } from '../../../shared/library/session-filter.ts';
import type { SessionListItem } from '../../../shared/model/session.ts';
import { formatAddress } from '../../ui/address.ts';
import { formatCount, formatDuration, formatMoment, formatUtc } from '../../ui/format.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { HealthMark } from '../../ui/health-mark.tsx';
import { EndText } from './end-text.tsx';
import { ProblemsCell } from './problems-cell.tsx';
import { SessionCell } from './session-cell.tsx';
import { TagList } from './tag-list.tsx';
import { VerdictChip } from './verdict-chip.tsx';
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
  /** What a click in it does, other than opening the session. */
  readonly action?: string;
  readonly cell: (session: LibraryRow, mayWrite: boolean) => ReactNode;
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

/** The day, and the time below it. */
function Started({ atMs }: { readonly atMs: number }): ReactNode {
  const moment = formatMoment(atMs);
  const day = moment.slice(0, moment.indexOf(' '));
  return (
    <time className={css.started} title={formatUtc(atMs)}>
      {day} <span className={css.quiet}>{moment.slice(day.length + 1)}</span>
    </time>
  );
}

function FirstUrl({ url }: { readonly url: string | null }): ReactNode {
  return url === null ? <RecordedText text={null} /> : <EndText text={formatAddress(url)} full={url} />;
}

export const COLUMNS: readonly Column[] = [
  {
    key: 'session',
    title: 'Session',
    sortBy: 'firstUrl',
    width: 154,
    isFlexible: true,
    cell: (session, mayWrite) => <SessionCell session={session} mayWrite={mayWrite} />,
  },
  {
    key: 'started',
    title: 'Started',
    sortBy: 'started',
    width: 100,
    cell: ({ startedAtMs }) => <Started atMs={startedAtMs} />,
  },
  {
    key: 'duration',
    title: 'Length',
    sortBy: 'duration',
    isNumber: true,
    width: 70,
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
    key: 'problems',
    title: 'Problems',
    sortBy: 'failedRequests',
    width: 98,
    cell: ({ facts }) => <ProblemsCell facts={facts} />,
  },
  {
    key: 'verdict',
    title: 'Verdict',
    sortBy: 'verdict',
    width: 124,
    action: 'verdict',
    cell: ({ verdict }) => <VerdictChip name={verdict} />,
  },
  {
    key: 'firstUrl',
    title: 'First URL',
    sortBy: 'firstUrl',
    width: 200,
    cell: ({ firstUrl }) => <FirstUrl url={firstUrl} />,
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
  { key: 'tags', title: 'Tags', width: 64, cell: ({ tags }) => <TagList tags={tags} /> },
  {
    key: 'source',
    title: 'Source file',
    sortBy: 'source',
    width: 150,
    cell: ({ sourceName }) => <RecordedText text={sourceName} />,
  },
  {
    key: 'health',
    title: 'Health',
    sortBy: 'health',
    width: 54,
    cell: ({ health }) => <HealthMark health={health} compact />,
  },
];

/** What a library shows until the user chooses, in this order. */
export const DEFAULT_COLUMNS: readonly string[] = [
  'session',
  'started',
  'duration',
  'problems',
  'verdict',
  'tags',
  'health',
];

/** Always the last one, at the table's end. */
export const PINNED = 'health';

/** The columns with these keys, in this order, but for the pinned one; the usual ones where none is known. */
export function pickColumns(keys: readonly string[]): readonly Column[] {
  const ordered = [...keys.filter((key) => key !== PINNED), ...keys.filter((key) => key === PINNED)];
  const picked = [...new Set(ordered)].flatMap((key) => COLUMNS.find((column) => column.key === key) ?? []);
  return picked.length > 0 ? picked : pickColumns(DEFAULT_COLUMNS);
}

/** From a session's first event to its last, over all windows. */
export function durationOf(session: SessionListItem): number {
  return session.endedAtMs - session.startedAtMs;
}
