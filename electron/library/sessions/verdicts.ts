import { MAX_NAME } from '../../../shared/library/session-filter.ts';
import { MAX_VERDICTS, type Verdict } from '../../../shared/model/verdict.ts';
import { appendCustody } from '../custody/append-custody.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

/** Of sessions that have no verdict of their own; as in migrations/0014-workbench.ts. */
const TO_DO = 1;
const DUPLICATE = 4;

/** What the verdict of the session in `sessions` is called, where its marks are joined. */
export const VERDICT_NAME = `coalesce((SELECT substr(name, 1, ${MAX_NAME}) FROM verdicts
  WHERE verdicts.verdict_key = coalesce(session_marks.verdict_key, ${TO_DO})), 'To do')`;

/** The same of the session in `session_facts`, by the place that is noted there. */
export const VERDICT_OF_FACTS = `coalesce((SELECT substr(name, 1, ${MAX_NAME}) FROM verdicts
  WHERE place = verdict_place ORDER BY verdict_key LIMIT 1), '')`;

interface VerdictRow {
  readonly key: number;
  readonly name: string;
}

/** The library's verdicts, in their order, and how many sessions have each. */
export function listVerdicts(library: ReadableLibrary): Verdict[] {
  return listRows(library).map(({ key, name }) => ({
    name,
    kind: kindOf(key),
    sessions: countSessionsWith(library, key),
  }));
}

function kindOf(key: number): Verdict['kind'] {
  if (key === TO_DO) {
    return 'to-do';
  }
  return key === DUPLICATE ? 'duplicate' : 'plain';
}

function listRows({ database }: ReadableLibrary): VerdictRow[] {
  return prepare<[], VerdictRow>(
    database,
    `SELECT verdict_key AS key, name FROM verdicts WHERE length(name) <= ${MAX_NAME}
       ORDER BY place, verdict_key LIMIT ${MAX_VERDICTS}`,
  ).all();
}

function countSessionsWith({ database }: ReadableLibrary, key: number): number {
  const having = prepare<[number], number>(
    database,
    `SELECT count(*) FROM session_facts WHERE verdict_place = (SELECT place FROM verdicts WHERE verdict_key = ?)`,
  );
  return having.pluck().get(key) ?? 0;
}

/** The key of a verdict; undefined where the library has none of this name. "To do" is null, as in the marks. */
export function findVerdict(
  library: ReadableLibrary,
  name: string,
): { readonly key: number | null; readonly isDuplicate: boolean } | undefined {
  const key = findKey(library, name);
  return key === undefined ? undefined : { key: key === TO_DO ? null : key, isDuplicate: key === DUPLICATE };
}

function findKey({ database }: ReadableLibrary, name: string): number | undefined {
  return prepare<[string], number>(database, 'SELECT verdict_key FROM verdicts WHERE name = ?')
    .pluck()
    .get(name);
}

/** @returns false where there is one of this name, or no room for another */
export function addVerdict(library: WritableLibrary, name: string): 'added' | 'taken' | 'full' {
  if (findKey(library, name) !== undefined) {
    return 'taken';
  }
  if (listRows(library).length >= MAX_VERDICTS) {
    return 'full';
  }
  changeList(library, () =>
    prepare(
      library.database,
      'INSERT INTO main.verdicts (name, place) SELECT ?, coalesce(max(place), 0) + 1 FROM verdicts',
    ).run(name),
  );
  return 'added';
}

/** Its sessions go with it. A verdict may get its own name in other letters. */
export function renameVerdict(
  library: WritableLibrary,
  name: string,
  newName: string,
): 'renamed' | 'taken' | 'unknown' {
  const key = findKey(library, name);
  const other = findKey(library, newName);
  if (key === undefined) {
    return 'unknown';
  }
  if (other !== undefined && other !== key) {
    return 'taken';
  }
  changeList(library, () =>
    prepare(library.database, 'UPDATE main.verdicts SET name = ? WHERE verdict_key = ?').run(newName, key),
  );
  return 'renamed';
}

/** What came of the wish to remove a verdict; `in-use` and `removed` say how many sessions have, or had it. */
export type VerdictRemoval =
  { readonly kind: 'removed' | 'in-use'; readonly sessions: number } | { readonly kind: 'unknown' | 'to-do' };

/** @param setBack whether the sessions that have it are set back to "to do"; else it is only removed where none has it */
export function removeVerdict(library: WritableLibrary, name: string, setBack: boolean): VerdictRemoval {
  const key = findKey(library, name);
  if (key === undefined) {
    return { kind: 'unknown' };
  }
  if (key === TO_DO) {
    return { kind: 'to-do' };
  }
  return changeList(library, (): VerdictRemoval => {
    const sessions = countSessionsWith(library, key);
    if (sessions > 0 && !setBack) {
      return { kind: 'in-use', sessions };
    }
    // Sessions that were removed have marks, too.
    prepare(
      library.database,
      'UPDATE main.session_marks SET verdict_key = NULL, duplicate_of = NULL WHERE verdict_key = ?',
    ).run(key);
    prepare(library.database, 'DELETE FROM main.verdicts WHERE verdict_key = ?').run(key);
    notePlaces(library);
    return { kind: 'removed', sessions };
  });
}

/** Puts the verdicts in an order; those that are not named come last, and "to do" stays the first. */
export function orderVerdicts(library: WritableLibrary, names: readonly string[]): void {
  const placeOf = ({ key, name }: VerdictRow): number => {
    const at = names.findIndex((other) => other.toLowerCase() === name.toLowerCase());
    return key === TO_DO ? -1 : at < 0 ? names.length : at;
  };
  const order = listRows(library).sort((one, other) => placeOf(one) - placeOf(other));
  changeList(library, () => {
    const put = prepare(library.database, 'UPDATE main.verdicts SET place = ? WHERE verdict_key = ?');
    order.forEach(({ key }, place) => put.run(place, key));
    notePlaces(library);
  });
}

/** Changes the list in one transaction, and notes that. */
function changeList<T>(library: WritableLibrary, change: () => T): T {
  const namesNow = (): string => JSON.stringify(listRows(library).map(({ name }) => name));
  const run = library.database.transaction(() => {
    const before = namesNow();
    const result = change();
    const value = namesNow();
    if (value !== before) {
      appendCustody(library, {
        action: 'settings',
        subject: { kind: 'library', id: '' },
        details: { name: 'verdicts', value, before },
      });
    }
    return result;
  });
  return run.immediate();
}

/** The place in the list of what is in the marks of a session. @param sessionId the column of its id */
export function placeOfVerdict(sessionId: string): string {
  return `coalesce((SELECT place FROM session_marks JOIN verdicts USING (verdict_key)
    WHERE session_marks.session_id = ${sessionId}), 0)`;
}

const PLACE = placeOfVerdict('session_facts.session_id');

/**
 * Notes in `session_facts` what is in the marks, so that the list is sorted by it. Call it in the transaction that
 * changes them.
 * @param sessionIds all where none are named
 */
export function notePlaces({ database }: WritableLibrary, sessionIds?: readonly string[]): void {
  const among = sessionIds ? 'session_id IN (SELECT value FROM json_each(@ids))' : '1';
  prepare<object>(
    database,
    `UPDATE main.session_facts SET verdict_place = ${PLACE} WHERE ${among} AND verdict_place <> ${PLACE}`,
  ).run({ ids: JSON.stringify(sessionIds ?? []) });
}
