import type { BuiltSession } from '../../handover.ts';
import { buildSession } from '../../import/building/build-session.ts';
import { belongTogether, isUniqueId } from '../../import/building/group-parts.ts';
import type { RunStore } from '../../import/sorting/run-store.ts';
import type { SessionPart } from '../../import/building/session-part.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import { hasSession } from '../../library/sessions/sessions.ts';
import type { SessionDraft } from '../../library/sessions/store-sessions.ts';
import { findRelatedParts, type StoredPart } from '../../library/sessions/stored-parts.ts';

/**
 * Puts a session together, joined to what the library holds of it already. Parts may come in any order, and
 * overlap.
 */
export async function joinSession(
  library: WritableLibrary,
  store: RunStore,
  parts: readonly SessionPart[],
  nextWindowIndex: () => number,
): Promise<SessionDraft> {
  const own = await buildSession(store, parts, nextWindowIndex);
  const related = hasSession(library, own.summary.id) ? [] : findRelated(library, parts, own);
  if (related.length === 0) {
    return { ...own, replaces: [] };
  }
  const all = [...related, ...parts].sort(
    (a, b) => a.startedAtMs - b.startedAtMs || a.endedAtMs - b.endedAtMs,
  );
  const joined = await buildSession(store, all, nextWindowIndex);
  return { ...joined, replaces: related.map(({ id }) => id).filter((id) => id !== joined.summary.id) };
}

function findRelated(
  library: WritableLibrary,
  parts: readonly SessionPart[],
  { summary, partKey }: BuiltSession,
): StoredPart[] {
  const { sourceId, startedAtMs, endedAtMs } = summary;
  const windowIds = parts.flatMap((part) => part.windowIds);
  const own = { sourceId, partKey, windowIds, startedAtMs, endedAtMs };
  return findRelatedParts(library, { ...own, windowIds: windowIds.filter(isUniqueId) }).filter((stored) =>
    belongTogether(own, stored),
  );
}
