import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { forgetSessionIndex, listIndexedSessions } from '../../library/index/forget-index.ts';
import { isIndexOutdated, noteIndexRules } from '../../library/index/index-rules.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import { retryWhenBusy } from '../../library/database/retry-when-busy.ts';

/**
 * Removes what was indexed by other rules than those in force, session by session: it is indexed anew. Where that is
 * broken off, it is begun again the next time.
 * @param goOn is told each session that has no index any more
 */
export async function renewIndex(
  library: WritableLibrary,
  goOn: (sessionId: string) => boolean,
): Promise<void> {
  if (isIndexOutdated(library)) {
    for (const { sessionKey, sessionId } of listIndexedSessions(library)) {
      await retryWhenBusy(() => forgetSessionIndex(library, sessionKey));
      if (!goOn(sessionId)) {
        return;
      }
      await yieldToOthers();
    }
  }
  await retryWhenBusy(() => noteIndexRules(library));
}
