import type { RangeCount } from '../../../shared/library/library-row.ts';
import type { Facet, Range, RangeChoice } from '../../../shared/library/session-filter.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { formatSpan } from '../../ui/format.ts';

interface FacetWords {
  readonly title: string;
  /** What values that are not recorded text are called. */
  readonly values?: Readonly<Record<string, string>>;
  /** What a session without it is called. */
  readonly missing?: string;
}

const NOT_READ = 'Not read yet';

export const FACET_WORDS: Readonly<Record<Facet, FacetWords>> = {
  star: { title: 'Star', values: { starred: 'Starred', plain: 'Not starred' } },
  watched: { title: 'Watched', values: { watched: 'Watched', new: 'Unwatched' } },
  verdict: { title: 'Verdict' },
  tag: { title: 'Tag' },
  case: { title: 'Case' },
  person: { title: 'Person', missing: 'No person' },
  host: { title: 'Host' },
  path: { title: 'Path' },
  browser: { title: 'Browser', missing: 'Not recorded' },
  os: { title: 'System', missing: 'Not recorded' },
  errors: { title: 'Errors', values: { some: 'With errors', none: 'Without errors' }, missing: NOT_READ },
  console: { title: 'Console', values: { error: 'Errors', warn: 'Warnings', log: 'Other messages' } },
  requests: {
    title: 'Requests',
    values: { some: 'With failures', none: 'Without failures' },
    missing: NOT_READ,
  },
  clicks: { title: 'Clicks', values: { rage: 'Rage clicks', dead: 'Dead clicks' } },
  health: {
    title: 'Health',
    values: { good: 'Good', info: 'Repaired', notice: 'Incomplete', serious: 'Problems' },
  },
  dialect: { title: 'Format' },
  source: { title: 'Source file' },
};

export const RANGE_TITLES: Readonly<Record<Range, string>> = {
  started: 'Date',
  duration: 'Length',
  active: 'Activity',
};

/** A facet's value, as it may be shown. */
export function wordOf(facet: Facet, value: string): string {
  const { values, missing } = FACET_WORDS[facet];
  if (value === '') {
    return missing ?? 'Unknown';
  }
  return values?.[value] ?? toVisibleText(value);
}

/** `2026-11-25`, `2026-11`, `1 min – 5 min`, `60 min and more`. */
export function rangeWord(range: Range, { from, to }: RangeChoice): string {
  return range === 'started' ? dateWord(from, to) : lengthWord(from, to);
}

function lengthWord(from: number | null, to: number | null): string {
  if (to === null) {
    return `${formatSpan(from ?? 0)} and more`;
  }
  return from ? `${formatSpan(from)} – ${formatSpan(to)}` : `under ${formatSpan(to)}`;
}

/** The end is not part of a choice: the day before it is the last one. */
function dateWord(from: number | null, to: number | null): string {
  const [first, last] = [from === null ? '' : toDay(from), to === null ? '' : toDay(to - 1)];
  if (first !== '' && last !== '') {
    return shortWord(first, last);
  }
  return first === '' ? `until ${last}` : `from ${first}`;
}

function shortWord(first: string, last: string): string {
  const [year, month] = [first.slice(0, 4), first.slice(0, 7)];
  if (first === last) {
    return first;
  }
  if (first.endsWith('-01-01') && last === `${year}-12-31`) {
    return year;
  }
  const isMonth = first.endsWith('-01') && last.startsWith(month) && toDay(dayAfter(last)).endsWith('-01');
  return isMonth ? month : `${first} – ${last}`;
}

/** `2026-11-25`, on the machine's calendar; '' for what no calendar knows. */
export function toDay(moment: number): string {
  const date = new Date(moment);
  const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
  return Number.isNaN(date.getTime())
    ? ''
    : `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}

/** When a day begins, or `null` for what is no day. */
export function startOfDay(day: string): number | null {
  const start = new Date(`${day}T00:00`).getTime();
  return Number.isNaN(start) ? null : start;
}

/** When the day after a day begins, or NaN. */
export function dayAfter(day: string): number {
  const date = new Date(`${day}T00:00`);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

/** Whether just this step is chosen. */
export function isStep(choice: RangeChoice | undefined, { from, to }: RangeCount): boolean {
  return choice?.from === from && choice.to === to;
}
