import type { BuiltSession } from '../../handover.ts';
import { buildSession } from '../../import/building/build-session.ts';
import { belongTogether, isUniqueId } from '../../import/building/group-parts.ts';
import type { RunStore } from '../../import/sorting/run-store.ts';
import type { SessionPart } from '../../import/building/session-part.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import { hasSession } from '../../library/sessions/sessions.ts';
import type { SessionDraft } from '../../library/sessions/store-sessions.ts';
import { findRelatedParts, findUnnamedParts, type StoredPart } from '../../library/sessions/stored-parts.ts';

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
  if (hasSession(library, own.summary.id)) {
    return { ...own, replaces: [] };
  }
  const build = (all: readonly SessionPart[]): Promise<BuiltSession> =>
    buildSession(store, inOrder(all), nextWindowIndex);
  const related = findRelated(library, parts, own);
  if (related.length === 0) {
    return (await findOtherLength(library, parts, own, build)) ?? { ...own, replaces: [] };
  }
  const joined = await build([...related, ...parts]);
  return { ...joined, replaces: related.map(({ id }) => id).filter((id) => id !== joined.summary.id) };
}

function inOrder(parts: readonly SessionPart[]): SessionPart[] {
  return [...parts].sort((a, b) => a.startedAtMs - b.startedAtMs || a.endedAtMs - b.endedAtMs);
}

/**
 * The same recording, where it names no session: the file was imported when it was shorter, or when it was longer.
 * One of them then has all that the other has.
 */
async function findOtherLength(
  library: WritableLibrary,
  parts: readonly SessionPart[],
  own: BuiltSession,
  build: (all: readonly SessionPart[]) => Promise<BuiltSession>,
): Promise<SessionDraft | undefined> {
  if (own.summary.sourceId !== null) {
    return undefined;
  }
  for (const stored of findUnnamedParts(library, own.summary.startedAtMs)) {
    const joined = await build([stored, ...parts]);
    if (joined.summary.id === own.summary.id) {
      return { ...own, replaces: [stored.id] };
    }
    if (joined.summary.id === stored.id) {
      return { ...joined, replaces: [] };
    }
  }
  return undefined;
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
