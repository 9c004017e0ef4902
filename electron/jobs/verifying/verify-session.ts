import { MAX_WINDOWS } from '../../../shared/model/session.ts';
import { createHash } from 'node:crypto';
import { errorMessage } from '../../../shared/error-message.ts';
import { identify, type HashedWindow } from '../../import/building/build-session.ts';
import { unpackEvents } from '../../library/events/chunk-codec.ts';
import type { ReadableLibrary } from '../../library/database/library.ts';
import {
  iterateStoredChunks,
  listStoredWindows,
  type StoredSessionRow,
  type StoredChunkRow,
  type StoredWindowRow,
} from '../../library/sessions/stored-rows.ts';
import { verifyWindow, type VerifiedWindow } from './verify-window.ts';

/** What became of one session. */
export interface VerifiedSession {
  readonly id: string;
  readonly chunks: number;
  readonly events: number;
  readonly status: 'ok' | 'changed';
  readonly differences: readonly string[];
  /** How many more differences there are; left out where all are told. */
  readonly untold?: number;
}

/** More than anybody reads. */
const MAX_TOLD = 1000;
const decoder = new TextDecoder();

/** Compares everything that is stored of a session: hashes, counts, times, and the id that it got by its contents. */
export function verifySession(library: ReadableLibrary, session: StoredSessionRow): VerifiedSession {
  try {
    const rows = listStoredWindows(library, session.sessionKey);
    if (rows.length > MAX_WINDOWS) {
      return verdict(session, 0, 0, [`it has ${rows.length} windows, more than any: none was looked at`]);
    }
    const windows = rows.map((row) => verifyWindow(library, row));
    const differences = [
      ...windows.flatMap((window) => window.differences),
      ...compareRows(session, rows),
      ...compareCounts(session, windows),
      ...(hasItsOwnId(library, session, rows, windows)
        ? []
        : ['its id is not that of its contents: events, windows or the recorded id are others']),
    ];
    return verdict(session, sum(windows, 'chunks'), sum(windows, 'events'), differences);
  } catch (error) {
    // A database that is damaged cannot always be read to the end.
    return verdict(session, 0, 0, [`cannot be read: ${errorMessage(error)}`]);
  }
}

function verdict(
  { id }: StoredSessionRow,
  chunks: number,
  events: number,
  differences: readonly string[],
): VerifiedSession {
  return {
    id,
    chunks,
    events,
    status: differences.length === 0 ? 'ok' : 'changed',
    differences: differences.slice(0, MAX_TOLD),
    ...(differences.length > MAX_TOLD ? { untold: differences.length - MAX_TOLD } : {}),
  };
}

function sum(windows: readonly VerifiedWindow[], count: 'chunks' | 'events'): number {
  return windows.reduce((total, window) => total + window[count], 0);
}

/** Windows are numbered from 1 in the order of their first events; the session spans them all. */
function compareRows(session: StoredSessionRow, windows: readonly StoredWindowRow[]): string[] {
  const differences: string[] = [];
  const isOrdered = windows.every(
    ({ number, startedAtMs }, at) =>
      number === at + 1 && startedAtMs >= (windows[at - 1]?.startedAtMs ?? -Infinity),
  );
  if (windows.length === 0) {
    differences.push('it has no windows');
  } else if (!isOrdered) {
    differences.push('its windows are not numbered in the order of their first events');
  }
  const startedAtMs = windows.reduce((least, window) => Math.min(least, window.startedAtMs), Infinity);
  const endedAtMs = windows.reduce((most, window) => Math.max(most, window.endedAtMs), -Infinity);
  if (windows.length > 0 && (session.startedAtMs !== startedAtMs || session.endedAtMs !== endedAtMs)) {
    differences.push('its start or end is not that of its windows');
  }
  return session.sources > 0 ? differences : [...differences, 'it names no file that it came from'];
}

function compareCounts(session: StoredSessionRow, windows: readonly VerifiedWindow[]): string[] {
  const byType = new Map<number, number>();
  for (const [type, count] of windows.flatMap((window) => [...window.eventsByType])) {
    byType.set(type, (byType.get(type) ?? 0) + count);
  }
  const differences: string[] = [];
  const events = sum(windows, 'events');
  if (session.events !== events) {
    differences.push(`it holds ${events} events, its row says ${session.events}`);
  }
  // The library writes them in the order of the types.
  const sorted = [...byType].sort(([a], [b]) => a - b);
  if (session.eventsByTypeJson !== JSON.stringify(Object.fromEntries(sorted))) {
    differences.push('its counts of events by type are not those of its events');
  }
  return differences;
}

function hasItsOwnId(
  library: ReadableLibrary,
  { id, sourceId }: StoredSessionRow,
  rows: readonly StoredWindowRow[],
  windows: readonly HashedWindow[],
): boolean {
  return (
    identify(sourceId, windows) === id ||
    identify(
      sourceId,
      rows.map((row) => hashAsFirst(library, row)),
      'airgap-replay session 1',
    ) === id
  );
}

/** The first version hashed a line of JSON for each event; sessions it stored keep the ids it gave them. */
function hashAsFirst(library: ReadableLibrary, { windowKey, recordedId }: StoredWindowRow): HashedWindow {
  const hash = createHash('sha256');
  for (const chunk of iterateStoredChunks(library, windowKey)) {
    unpackOrNothing(chunk).forEach((event) => hash.update(`${JSON.stringify(event)}\n`));
  }
  return { recordedId, hash: hash.digest() };
}

/** What cannot be unpacked has been reported already; without it, the hash differs. */
function unpackOrNothing({ eventsZstd, jsonBytes }: StoredChunkRow): readonly unknown[] {
  try {
    const events: unknown = JSON.parse(decoder.decode(unpackEvents(eventsZstd, jsonBytes)));
    return Array.isArray(events) ? events : [];
  } catch {
    return [];
  }
}
