/**
 * What sessions are filtered by and counted under. Values are texts; '' stands for what is not known.
 * - `errors`, `requests`: `some` or `none`, of errors and of failed requests
 * - `console`: `error`, `warn`, `log`
 * - `clicks`: `rage`, `dead`
 * - `health`: `good`, or a severity
 * - `watched`: `watched`, `new`; `star`: `starred`, `plain`
 * - `verdict`: its name in the library's list; `case`: the title of one that the session is in
 */
export const FACETS = [
  'star',
  'watched',
  'verdict',
  'tag',
  'case',
  'person',
  'host',
  'path',
  'browser',
  'os',
  'errors',
  'console',
  'requests',
  'clicks',
  'health',
  'dialect',
  'source',
] as const;

export type Facet = (typeof FACETS)[number];

/** Numbers that sessions are filtered by in ranges: milliseconds, since 1970 for `started`. */
export const RANGES = ['started', 'duration', 'active'] as const;

export type Range = (typeof RANGES)[number];

/** From `from` on, up to and without `to`; null leaves an end open. */
export interface RangeChoice {
  readonly from: number | null;
  readonly to: number | null;
}

/** A session passes with any chosen value of each facet, and within each range. What has no choice is absent. */
export interface SessionFilter {
  readonly values: Readonly<Partial<Record<Facet, readonly string[]>>>;
  readonly ranges: Readonly<Partial<Record<Range, RangeChoice>>>;
}

/** What the list can be sorted by. */
export const SORT_KEYS = [
  'started',
  'duration',
  'active',
  'events',
  'windows',
  'pages',
  'clicks',
  'rageClicks',
  'errors',
  'consoleErrors',
  'failedRequests',
  'browser',
  'person',
  'firstUrl',
  'source',
  'health',
  'verdict',
] as const;

export type SortKey = (typeof SORT_KEYS)[number];

export interface SessionSort {
  readonly by: SortKey;
  readonly descending: boolean;
}

/** A named view of the library: filter, order and columns. */
export interface SavedView {
  readonly name: string;
  readonly filter: SessionFilter;
  readonly sort: SessionSort;
  /** Keys of the renderer's columns. */
  readonly columns: readonly string[];
}

export const NO_FILTER: SessionFilter = { values: {}, ranges: {} };

/** Newest first, until the user wants otherwise. */
export const DEFAULT_SORT: SessionSort = { by: 'started', descending: true };

/** How long a value, and a name of a tag or view, may be. */
export const MAX_VALUE = 512;
export const MAX_NAME = 60;
const MAX_VALUES = 200;
const MAX_COLUMNS = 50;

/** True for a filter of this version; one may come from storage, or from a library of a stranger. */
export function isSessionFilter(value: unknown): value is SessionFilter {
  return (
    isRecord(value) &&
    isRecord(value['values']) &&
    Object.entries(value['values']).every(
      ([facet, chosen]) => isOneOf(FACETS, facet) && isTexts(chosen, MAX_VALUES),
    ) &&
    isRecord(value['ranges']) &&
    Object.entries(value['ranges']).every(
      ([range, choice]) => isOneOf(RANGES, range) && isRangeChoice(choice),
    )
  );
}

/** True for an order of this version. */
export function isSessionSort(value: unknown): value is SessionSort {
  return isRecord(value) && isOneOf(SORT_KEYS, value['by']) && typeof value['descending'] === 'boolean';
}

/** True for a list of columns, whether or not all are known here. */
export function isColumnList(value: unknown): value is readonly string[] {
  return isTexts(value, MAX_COLUMNS) && value.length > 0;
}

/** True for a view of this version. */
export function isSavedView(value: unknown): value is SavedView {
  return (
    isRecord(value) &&
    isName(value['name']) &&
    isSessionFilter(value['filter']) &&
    isSessionSort(value['sort']) &&
    isColumnList(value['columns'])
  );
}

/** True for a text that may name a tag or a view. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_NAME && value.trim() === value && value !== '';
}

/** How many facets and ranges are chosen in. */
export function countChosen({ values, ranges }: SessionFilter): number {
  return Object.keys(values).length + Object.keys(ranges).length;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf<T extends string>(known: readonly T[], value: unknown): value is T {
  return (known as readonly unknown[]).includes(value);
}

function isTexts(value: unknown, max: number): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= max &&
    value.every((text) => typeof text === 'string' && text.length <= MAX_VALUE)
  );
}

function isRangeChoice(value: unknown): value is RangeChoice {
  return isRecord(value) && [value['from'], value['to']].every((end) => end === null || Number.isFinite(end));
}
