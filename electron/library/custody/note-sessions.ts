import type { JsonObject } from '../../../shared/custody/canonical-json.ts';
import { MAX_SESSIONS_OF_ENTRY, type CustodyAction } from '../../../shared/model/custody.ts';
import type { WritableLibrary } from '../database/library.ts';
import { appendCustody } from './append-custody.ts';

/** Notes what was done to sessions: one of them is the subject of its entry, several are listed. Of none, nothing is noted. */
export function noteSessions(
  library: WritableLibrary,
  action: CustodyAction,
  sessionIds: readonly string[],
  details: JsonObject = {},
): void {
  for (let at = 0; at < sessionIds.length; at += MAX_SESSIONS_OF_ENTRY) {
    const sessions = sessionIds.slice(at, at + MAX_SESSIONS_OF_ENTRY);
    const [id = ''] = sessions;
    appendCustody(
      library,
      sessions.length === 1
        ? { action, subject: { kind: 'session', id }, details }
        : { action, subject: { kind: 'library', id: '' }, details: { ...details, sessions } },
    );
  }
}
