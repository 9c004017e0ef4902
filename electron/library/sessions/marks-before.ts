import type { MarkChange } from '../../../shared/library/library-row.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { MARK_COLUMNS, type ColumnMark, type MarkValues } from './mark-columns.ts';
import { noteMark, noteTag } from './mark-custody.ts';
import { setMark } from './marks.ts';
import { addTag, removeTag } from './tags.ts';

/** Sessions that have the same. */
interface Alike {
  readonly ids: readonly string[];
  readonly values: MarkValues;
}

/** What a change of marks is about to change, so that it can be set back. */
export type MarksBefore =
  | { readonly kind: 'mark'; readonly mark: ColumnMark; readonly groups: readonly Alike[] }
  /** The sessions that do not have a tag yet, or have it. */
  | { readonly kind: 'tag'; readonly name: string; readonly hadIt: boolean; readonly ids: readonly string[] };

/** Reads what sessions have, of what a change is about to change. Ids that are not in the library are passed over. */
export function readMarksBefore(
  library: ReadableLibrary,
  sessionIds: readonly string[],
  change: MarkChange,
): MarksBefore {
  return change.kind === 'tag'
    ? readTagBefore(library, sessionIds, change)
    : { kind: 'mark', mark: change.kind, groups: readColumns(library, sessionIds, change.kind) };
}

function readTagBefore(
  { database }: ReadableLibrary,
  sessionIds: readonly string[],
  { name, on }: Extract<MarkChange, { kind: 'tag' }>,
): MarksBefore {
  const stored = prepare<[string], string>(database, 'SELECT name FROM tags WHERE name = ?');
  const ids = prepare<[string, string, number], string>(
    database,
    `SELECT id FROM sessions WHERE id IN (SELECT value FROM json_each(?)) AND EXISTS
       (SELECT 1 FROM session_tags JOIN tags USING (tag_key) WHERE session_id = id AND name = ?) = ?`,
  )
    .pluck()
    .all(JSON.stringify(sessionIds), name, on ? 0 : 1);
  return { kind: 'tag', name: stored.pluck().get(name) ?? name, hadIt: !on, ids };
}

function readColumns(
  { database }: ReadableLibrary,
  sessionIds: readonly string[],
  mark: ColumnMark,
): Alike[] {
  const columns = MARK_COLUMNS[mark].map((name) => (name === 'is_starred' ? `coalesce(${name}, 0)` : name));
  const rows = prepare<[string], [id: string, ...values: MarkValues]>(
    database,
    `SELECT id, ${columns.join(', ')} FROM sessions LEFT JOIN session_marks ON session_id = id
       WHERE id IN (SELECT value FROM json_each(?))`,
  )
    .raw()
    .all(JSON.stringify(sessionIds));
  const groups = new Map<string, { ids: string[]; values: MarkValues }>();
  for (const [id, ...values] of rows) {
    const key = JSON.stringify(values);
    const known = groups.get(key) ?? { ids: [], values };
    groups.set(key, known);
    known.ids.push(id);
  }
  return [...groups.values()];
}

/** Sets back what sessions had, and notes that. Those that are gone meanwhile are passed over. */
export function restoreMarks(library: WritableLibrary, before: MarksBefore): void {
  library.database.transaction(() => restoreNow(library, before)).immediate();
}

function restoreNow(library: WritableLibrary, before: MarksBefore): void {
  if (before.kind === 'mark') {
    before.groups.forEach(({ ids, values }) => {
      setMark(library, ids, before.mark, values);
      noteMark(library, ids, before.mark, values, true);
    });
    return;
  }
  const mark = before.hadIt ? addTag : removeTag;
  mark(library, before.ids, before.name);
  noteTag(library, before.ids, before.name, before.hadIt, true);
}
