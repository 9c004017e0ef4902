import { MAX_CASE_TITLE } from '../../../shared/model/evidence-case.ts';
import { succeed, type Result } from '../../../shared/result.ts';
import { appendCustody } from '../custody/append-custody.ts';
import { noteSessions } from '../custody/note-sessions.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { changeCaseRow, touchCase } from './change-open-case.ts';

/**
 * Whether a legal hold keeps the session in `sessions` from being removed: a condition in SQL. A damaged row of a case lifts
 * no hold: the tables themselves are asked, not what is sound in them.
 */
export const IS_HELD = `EXISTS (SELECT 1 FROM main.case_sessions AS held JOIN main.cases AS holding USING (case_key)
  WHERE held.session_id = sessions.id AND holding.is_held IS NOT 0)`;

/** A case that holds sessions somebody wants to remove. */
export interface Hold {
  readonly caseId: string;
  readonly title: string;
  /** How many of them it holds. */
  readonly sessions: number;
}

/** The first case whose legal hold is on any of these sessions. */
export function findHold({ database }: ReadableLibrary, sessionIds: readonly string[]): Hold | undefined {
  return prepare<[string], Hold>(
    database,
    `SELECT CAST(cases.id AS TEXT) AS caseId, substr(CAST(title AS TEXT), 1, ${MAX_CASE_TITLE}) AS title, count(*) AS sessions
       FROM main.case_sessions JOIN main.cases USING (case_key)
       WHERE is_held IS NOT 0 AND session_id IN (SELECT value FROM json_each(?))
       GROUP BY case_key ORDER BY case_key LIMIT 1`,
  ).get(JSON.stringify(sessionIds));
}

/**
 * Sets the legal hold of a case, or lifts it, also of a closed one. Sessions in it that were removed, and are there still,
 * come back.
 */
export function setLegalHold(library: WritableLibrary, caseId: string, isHeld: boolean): Result<null> {
  return changeCaseRow(library, caseId, (found) => {
    const { changes } = prepare(
      library.database,
      'UPDATE main.cases SET is_held = ? WHERE case_key = ? AND is_held <> ?',
    ).run(isHeld ? 1 : 0, found.key, isHeld ? 1 : 0);
    if (changes > 0) {
      touchCase(library, found);
      appendCustody(library, {
        action: isHeld ? 'hold-set' : 'hold-lifted',
        subject: { kind: 'case', id: caseId },
      });
    }
    if (isHeld) {
      bringBackAll(library, found.key);
    }
    return succeed(null);
  });
}

function bringBackAll(library: WritableLibrary, caseKey: number): void {
  const ids = prepare<[number], string>(
    library.database,
    `SELECT id FROM main.removed_sessions JOIN main.sessions USING (session_key)
       JOIN case_sessions ON session_id = id WHERE case_key = ?`,
  )
    .pluck()
    .all(caseKey);
  prepare(
    library.database,
    `DELETE FROM main.removed_sessions WHERE session_key IN
       (SELECT session_key FROM main.sessions WHERE id IN (SELECT value FROM json_each(?)))`,
  ).run(JSON.stringify(ids));
  noteSessions(library, 'bring-back', ids);
}
