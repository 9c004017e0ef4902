import type { Position } from '../../../shared/model/session.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';

/** Where the user left off; `null` for a session that was never opened. */
export function readPosition(library: ReadableLibrary, sessionId: string): Position | null {
  const position = library.database
    .prepare<[string], Position>(
      `SELECT window_number AS windowNumber, at_ms AS atMs FROM positions JOIN sessions USING (session_key)
       WHERE sessions.id = ?`,
    )
    .get(sessionId);
  return position ?? null;
}

/** Remembers where a user left off. A session that is gone by now is not an error. */
export function savePosition(library: WritableLibrary, sessionId: string, position: Position): void {
  library.database
    .prepare(
      `INSERT INTO main.positions (session_key, window_number, at_ms)
       SELECT session_key, @windowNumber, @atMs FROM sessions WHERE id = @sessionId
       ON CONFLICT (session_key) DO UPDATE SET window_number = excluded.window_number, at_ms = excluded.at_ms`,
    )
    .run({ ...position, sessionId });
}
