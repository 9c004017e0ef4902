import { MAX_CASE_SESSIONS } from '../../../shared/model/evidence-case.ts';
import { fail, succeed, type Result } from '../../../shared/result.ts';
import { appendCustody } from '../custody/append-custody.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { changeOpenCase, touchCase, type OpenCase } from './change-open-case.ts';

/** Puts a session of the library into a case. One that is in it already stays. */
export function addSession(library: WritableLibrary, caseId: string, sessionId: string): Result<null> {
  return changeOpenCase(library, caseId, (found) => addTo(library, found, sessionId));
}

/** The same with several: all of them, or none. */
export function addSessions(
  library: WritableLibrary,
  caseId: string,
  sessionIds: readonly string[],
): Result<null> {
  return changeOpenCase(library, caseId, (found) => {
    for (const sessionId of sessionIds) {
      const added = addTo(library, found, sessionId);
      if (!added.ok) {
        return added;
      }
    }
    return succeed(null);
  });
}

/** The same, in the transaction of a change of the case. */
export function addTo(library: WritableLibrary, found: OpenCase, sessionId: string): Result<null> {
  const { database } = library;
  if (isIn(library, found, sessionId)) {
    return succeed(null);
  }
  if (prepare<[string]>(database, 'SELECT 1 FROM sessions WHERE id = ?').get(sessionId) === undefined) {
    return fail('no-such-session', 'This session is no longer in the library.');
  }
  if (countSessions(library, found) >= MAX_CASE_SESSIONS) {
    return fail('too-many-sessions', `A case has ${MAX_CASE_SESSIONS} sessions at most.`);
  }
  prepare(
    database,
    'INSERT INTO main.case_sessions (case_key, session_id, added_at_ms) VALUES (?, ?, ?)',
  ).run(found.key, sessionId, Date.now());
  note(library, 'case-session-added', found, sessionId);
  return succeed(null);
}

/** Takes a session out of a case, unless an exhibit is made of it, or the case holds it. */
export function removeSession(library: WritableLibrary, caseId: string, sessionId: string): Result<null> {
  return changeOpenCase(library, caseId, (found) => {
    if (!isIn(library, found, sessionId)) {
      return succeed(null);
    }
    const possible = mayRemove(library, found, sessionId);
    if (possible.ok) {
      prepare(library.database, 'DELETE FROM main.case_sessions WHERE case_key = ? AND session_id = ?').run(
        found.key,
        sessionId,
      );
      note(library, 'case-session-removed', found, sessionId);
    }
    return possible;
  });
}

function mayRemove({ database }: ReadableLibrary, { key }: OpenCase, sessionId: string): Result<null> {
  const isHeld = prepare<[number], number>(database, 'SELECT is_held FROM cases WHERE case_key = ?');
  if (isHeld.pluck().get(key) === 1) {
    return fail(
      'legal-hold',
      'A legal hold is on this case: lift it first, then the session can be taken out.',
    );
  }
  const exhibit = prepare<[number, string], number>(
    database,
    'SELECT number FROM exhibits WHERE case_key = ? AND session_id = ? ORDER BY number LIMIT 1',
  )
    .pluck()
    .get(key, sessionId);
  return exhibit === undefined
    ? succeed(null)
    : fail('has-exhibits', `Exhibit A-${exhibit} is made of this session. Remove its exhibits first.`);
}

function isIn({ database }: ReadableLibrary, { key }: OpenCase, sessionId: string): boolean {
  return (
    prepare(database, 'SELECT 1 FROM case_sessions WHERE case_key = ? AND session_id = ?').get(
      key,
      sessionId,
    ) !== undefined
  );
}

function countSessions({ database }: ReadableLibrary, { key }: OpenCase): number {
  const count = prepare<[number], number>(database, 'SELECT count(*) FROM case_sessions WHERE case_key = ?');
  return count.pluck().get(key) ?? 0;
}

function note(
  library: WritableLibrary,
  action: 'case-session-added' | 'case-session-removed',
  found: OpenCase,
  session: string,
): void {
  touchCase(library, found);
  appendCustody(library, { action, subject: { kind: 'case', id: found.id }, details: { session } });
}
