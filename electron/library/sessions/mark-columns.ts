import type { MarkChange } from '../../../shared/library/library-row.ts';

/** A mark that is in columns of `session_marks`. */
export type ColumnMark = Exclude<MarkChange['kind'], 'tag'>;

/** What sessions have of a mark, as it is stored. */
export type MarkValues = readonly (string | number | null)[];

/** The columns of each mark. */
export const MARK_COLUMNS: Readonly<Record<ColumnMark, readonly string[]>> = {
  star: ['is_starred'],
  watched: ['watched_at_ms'],
  title: ['title'],
  verdict: ['verdict_key', 'duplicate_of'],
};
