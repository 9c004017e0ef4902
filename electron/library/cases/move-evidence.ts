import type { WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { MOVED_WINDOW } from '../database/moved-window.ts';
import { findEventNumber } from './event-number.ts';

interface MovedExhibit {
  readonly key: number;
  readonly windowNumber: number;
  readonly fromMs: number;
}

/**
 * Gives the cases and exhibits of a session to one that takes its place, in the same recorded windows; also those of closed
 * cases, which say the same as before. Both must be there.
 */
export function moveEvidence(library: WritableLibrary, fromId: string, toId: string): void {
  const { database } = library;
  prepare(
    database,
    `INSERT OR IGNORE INTO main.case_sessions (case_key, session_id, added_at_ms)
       SELECT case_key, @toId, added_at_ms FROM case_sessions WHERE session_id = @fromId`,
  ).run({ fromId, toId });
  prepare(database, 'DELETE FROM main.case_sessions WHERE session_id = ?').run(fromId);
  const moved = prepare<object, MovedExhibit>(
    database,
    `UPDATE main.exhibits SET session_id = @toId, window_number = ${MOVED_WINDOW}
       WHERE session_id = @fromId
       RETURNING exhibit_key AS key, window_number AS windowNumber, from_ms AS fromMs`,
  ).all({ fromId, toId });
  const setNumber = prepare(database, 'UPDATE main.exhibits SET event_number = ? WHERE exhibit_key = ?');
  moved.forEach(({ key, windowNumber, fromMs }) =>
    setNumber.run(findEventNumber(library, { sessionId: toId, windowNumber, fromMs, toMs: null }), key),
  );
}
