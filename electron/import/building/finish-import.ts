import path from 'node:path';
import type { SessionDescription } from '../../../shared/formats/format.ts';
import type { ImportBuild, EntryBuild } from './import-build.ts';
import { groupParts } from './group-parts.ts';
import { finishPart, type SessionPart } from './session-part.ts';

/** PostHog's v1 storage names the session in the path (posthog/plugin-server: session-manager.ts of 2024). */
const SESSION_IN_PATH = /session_id\/([^/\\]+)\/data\//;

/**
 * Sorts everything that was read to its end, and groups it into sessions.
 * @param file where the file lies: some parts are known to be of one session by their place only
 */
export async function finishImport(build: ImportBuild, file: string): Promise<SessionPart[][]> {
  const beside = describeBeside(build.entries);
  const parts: SessionPart[] = [];
  for (const entry of build.entries) {
    for (const part of entry.parts.values()) {
      const place = `${file}/${entry.path}`.replaceAll('\\', '/');
      const described = { ...beside, ...idFromPath(place), ...part.description };
      part.describe(described);
      if (part.ordinals > 0) {
        parts.push(await finishPart(build.store, entry, part, partKeyOf(entry, place)));
      }
    }
  }
  return withProductEvents(groupParts(parts), build.entries);
}

function idFromPath(place: string): SessionDescription {
  const sourceId = SESSION_IN_PATH.exec(place)?.[1];
  return sourceId === undefined ? {} : { sourceId };
}

/** The description in the files without events beside the recorded blocks, where it is of one session. */
function describeBeside(entries: readonly EntryBuild[]): SessionDescription {
  const descriptions = entries
    .filter((entry) => entry.events === 0)
    .flatMap((entry) => [...entry.parts.values()])
    .filter((part) => part.description.sourceId !== undefined)
    .map((part) => part.description);
  const ids = new Set(descriptions.map(({ sourceId }) => sourceId));
  return (ids.size === 1 && descriptions[0]) || {};
}

/** Sentry cuts a replay into segment files that name neither it nor one another; they lie side by side. */
function partKeyOf({ wrappings }: EntryBuild, place: string): string | null {
  if (!wrappings.includes('sentry-segment')) {
    return null;
  }
  return `sentry ${path.posix.dirname(place)}/${path.posix.basename(place).replaceAll(/\d+/g, '#')}`;
}

/** Product events come in a file of their own: where there is only one session, they are added to it. */
function withProductEvents(groups: SessionPart[][], entries: readonly EntryBuild[]): SessionPart[][] {
  const events = entries
    .flatMap((entry) => [...entry.parts.values()])
    .filter((part) => part.ordinals === 0)
    .flatMap((part) => part.productEvents);
  const [only] = groups;
  const [first, ...rest] = only ?? [];
  if (groups.length !== 1 || !first || events.length === 0) {
    return groups;
  }
  return [[{ ...first, productEvents: [...first.productEvents, ...events] }, ...rest]];
}
