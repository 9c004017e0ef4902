import type { RecordedUser } from '../../../shared/model/session.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

/** Stores what was exported of a session's person; what is there already stays. */
export function insertPerson(
  library: WritableLibrary,
  sessionId: string,
  personJson: RecordedUser['personJson'],
): void {
  if (personJson !== null) {
    prepare(
      library.database,
      'INSERT OR IGNORE INTO main.persons (session_key, json) SELECT session_key, ? FROM sessions WHERE id = ?',
    ).run(personJson, sessionId);
  }
}

/** All that was exported of a session's person: JSON text; null where nothing was. */
export function readPerson(library: ReadableLibrary, sessionId: string): RecordedUser['personJson'] {
  const json = prepare<[string], string>(
    library.database,
    'SELECT json FROM persons JOIN sessions USING (session_key) WHERE sessions.id = ?',
  )
    .pluck()
    .get(sessionId);
  return json ?? null;
}
