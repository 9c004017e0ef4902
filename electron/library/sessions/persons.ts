import type { RecordedUser } from '../../../shared/model/session.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';

/** Stores what was exported of a session's person; what is there already stays. */
export function insertPerson(
  library: WritableLibrary,
  sessionId: string,
  personJson: RecordedUser['personJson'],
): void {
  if (personJson !== null) {
    library.database
      .prepare(
        'INSERT OR IGNORE INTO main.persons (session_key, json) SELECT session_key, ? FROM sessions WHERE id = ?',
      )
      .run(personJson, sessionId);
  }
}

/** All that was exported of a session's person: JSON text; null where nothing was. */
export function readPerson(library: ReadableLibrary, sessionId: string): RecordedUser['personJson'] {
  const json = library.database
    .prepare<[string], string>(
      'SELECT json FROM persons JOIN sessions USING (session_key) WHERE sessions.id = ?',
    )
    .pluck()
    .get(sessionId);
  return json ?? null;
}
