import type { SessionDetails } from '../../shared/model/session.ts';
import type { ReadableLibrary } from '../library/database/library.ts';
import { readSession } from '../library/sessions/sessions.ts';

/** A session that was named on the command line; where there is none, that is said on standard error. */
export function readKnownSession(library: ReadableLibrary, sessionId: string): SessionDetails | undefined {
  const details = readSession(library, sessionId);
  if (!details) {
    process.stderr.write(`The library has no session ${sessionId}. “list” shows the ids it has.\n`);
  }
  return details;
}
