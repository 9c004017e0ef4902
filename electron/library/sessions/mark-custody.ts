import type { JsonObject } from '../../../shared/custody/canonical-json.ts';
import { hashText } from '../custody/hash-text.ts';
import { noteSessions } from '../custody/note-sessions.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import type { ColumnMark, MarkValues } from './mark-columns.ts';

/** Notes that sessions got a mark. Call it in the transaction that sets it. @param isUndone where it was set back */
export function noteMark(
  library: WritableLibrary,
  sessionIds: readonly string[],
  mark: ColumnMark,
  values: MarkValues,
  isUndone = false,
): void {
  noteSessions(library, mark, listThere(library, sessionIds), {
    ...describe(library, mark, values),
    ...undone(isUndone),
  });
}

/** Notes that sessions got a tag, or lost it. */
export function noteTag(
  library: WritableLibrary,
  sessionIds: readonly string[],
  tag: string,
  on: boolean,
  isUndone = false,
): void {
  noteSessions(library, 'tag', listThere(library, sessionIds), { tag, on, ...undone(isUndone) });
}

function undone(isUndone: boolean): JsonObject {
  return isUndone ? { undone: true } : {};
}

function describe(library: ReadableLibrary, mark: ColumnMark, values: MarkValues): JsonObject {
  const [value = null, other = null] = values;
  switch (mark) {
    case 'star':
      return { on: value === 1 };
    case 'watched':
      return { on: value !== null };
    case 'title':
      return { titleSha256: value === null ? null : hashText(String(value)) };
    case 'verdict':
      return { verdict: nameOf(library, value), ...(other === null ? {} : { duplicateOf: other }) };
  }
}

function nameOf({ database }: ReadableLibrary, key: MarkValues[number]): string {
  const name = prepare<[MarkValues[number]], string>(
    database,
    'SELECT name FROM verdicts WHERE verdict_key = coalesce(?, 1)',
  );
  return name.pluck().get(key) ?? '';
}

function listThere({ database }: ReadableLibrary, ids: readonly string[]): string[] {
  return prepare<[string], string>(
    database,
    'SELECT id FROM sessions WHERE id IN (SELECT value FROM json_each(?))',
  )
    .pluck()
    .all(JSON.stringify(ids));
}
