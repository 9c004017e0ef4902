/** What tells which parts belong to one session. */
export interface PartIdentity {
  /** The session's id as recorded, if the part names one. */
  readonly sourceId: string | null;
  /** The same for files that a tool has cut one session into, and that do not name it. */
  readonly partKey: string | null;
  readonly windowIds: readonly string[];
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/**
 * Ids that no two sessions share: PostHog's window ids are UUIDs, made anew with every session
 * (posthog-js: sessionid.ts). Exports number windows from 1, and many recorders name none.
 */
const UNIQUE_ID = /^[0-9a-f-]{32,}$/i;

/**
 * Whether two parts are of one session: they share a unique window, or name the same session and fit together.
 * The same session exported twice in different ways (windows numbered here, named there) does not: its events
 * would be there twice.
 */
export function belongTogether(a: PartIdentity, b: PartIdentity): boolean {
  if (a.sourceId !== null && b.sourceId !== null) {
    return a.sourceId === b.sourceId && (shareWindow(a, b, () => true) || !overlap(a, b));
  }
  return (a.partKey !== null && a.partKey === b.partKey) || shareWindow(a, b, isUniqueId);
}

/** Whether a recorded window id can be that of one session only. */
export function isUniqueId(id: string): boolean {
  return UNIQUE_ID.test(id);
}

/** Groups the parts of one file into sessions; groups, and the parts in each, are in the order of time. */
export function groupParts<T extends PartIdentity>(parts: readonly T[]): T[][] {
  const groups = new Map<string, Group<T>>();
  for (const part of parts) {
    const keys = keysOf(part);
    const group: Group<T> = { sourceId: part.sourceId, parts: [part], keys };
    keys.forEach((key) => {
      const other = groups.get(key);
      if (
        other &&
        other !== group &&
        (group.sourceId ?? other.sourceId) === (other.sourceId ?? group.sourceId)
      ) {
        absorb(group, other, groups);
      }
    });
    keys.forEach((key) => groups.set(key, group));
  }
  const ordered = [...new Set(groups.values())].map((group) => inOrder(group.parts));
  return ordered.sort(([a], [b]) => (a?.startedAtMs ?? 0) - (b?.startedAtMs ?? 0));
}

interface Group<T> {
  sourceId: string | null;
  readonly parts: T[];
  readonly keys: string[];
}

/** The keys that parts of one session share; a part without any is a session of its own. */
function keysOf({ sourceId, partKey, windowIds }: PartIdentity): string[] {
  const keys = windowIds.filter(isUniqueId).map((id) => `window ${id}`);
  if (sourceId !== null) {
    keys.push(`session ${sourceId}`);
  }
  if (partKey !== null) {
    keys.push(`part ${partKey}`);
  }
  return keys.length > 0 ? keys : [`alone ${crypto.randomUUID()}`];
}

function absorb<T>(group: Group<T>, other: Group<T>, groups: Map<string, Group<T>>): void {
  group.sourceId ??= other.sourceId;
  group.parts.push(...other.parts);
  group.keys.push(...other.keys);
  other.keys.forEach((key) => groups.set(key, group));
}

function inOrder<T extends PartIdentity>(parts: readonly T[]): T[] {
  return [...parts].sort((a, b) => a.startedAtMs - b.startedAtMs || a.endedAtMs - b.endedAtMs);
}

function shareWindow(a: PartIdentity, b: PartIdentity, counts: (id: string) => boolean): boolean {
  const ids = new Set(b.windowIds);
  return a.windowIds.some((id) => ids.has(id) && counts(id));
}

function overlap(a: PartIdentity, b: PartIdentity): boolean {
  return a.startedAtMs < b.endedAtMs && b.startedAtMs < a.endedAtMs;
}
