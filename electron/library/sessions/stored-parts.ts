import type { ImportWarning } from '../../../shared/model/health.ts';
import type { ProductEvent, RecordedUser } from '../../../shared/model/session.ts';
import { unpackEvents, unpackOrdinals } from '../events/chunk-codec.ts';
import { iterateChunks } from '../events/chunks.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { parseFindings } from './session-rows.ts';

/** A window of a session in the library, as a part that others can be joined to. */
export interface StoredWindow {
  readonly recordedId: string;
  chunks(): Generator<{ json: Uint8Array; ordinals: readonly number[] }>;
  readonly scratch: null;
}

/** A session in the library, as a part that others can be joined to. */
export interface StoredPart extends RecordedUser {
  readonly id: string;
  readonly sourceId: string | null;
  readonly partKey: string | null;
  readonly firstUrl: { readonly url: string; readonly timestamp: number } | null;
  readonly ordinals: number;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly findings: readonly ImportWarning[];
  readonly windowIds: readonly string[];
  readonly windows: readonly StoredWindow[];
  readonly productEvents: readonly ProductEvent[];
}

interface PartRow extends Pick<
  StoredPart,
  'id' | 'sourceId' | 'partKey' | keyof RecordedUser | 'ordinals' | 'startedAtMs' | 'endedAtMs'
> {
  readonly sessionKey: number;
  readonly firstUrl: string | null;
  readonly healthJson: string;
}

/** The sessions of the library that have anything in common with a part: its recorded id, its key, or a window. */
export function findRelatedParts(
  library: ReadableLibrary,
  part: { sourceId: string | null; partKey: string | null; windowIds: readonly string[] },
): StoredPart[] {
  const windowIds = JSON.stringify(part.windowIds.filter((id) => id !== ''));
  const keys = prepare<[string | null, string | null, string], number>(
    library.database,
    `SELECT session_key FROM sessions WHERE source_id = ?
     UNION SELECT session_key FROM sessions WHERE part_key = ?
     UNION SELECT session_key FROM windows WHERE recorded_id IN (SELECT value FROM json_each(?))`,
  )
    .pluck()
    .all(part.sourceId, part.partKey, windowIds);
  return keys.map((key) => readPart(library, key));
}

/** More of one moment are not looked at. */
const MAX_UNNAMED = 8;

/** The sessions of the library that name none, and that begin at a time. */
export function findUnnamedParts(library: ReadableLibrary, startedAtMs: number): StoredPart[] {
  return prepare<[number], number>(
    library.database,
    `SELECT session_key FROM sessions WHERE started_at_ms = ? AND source_id IS NULL
       ORDER BY events DESC LIMIT ${MAX_UNNAMED}`,
  )
    .pluck()
    .all(startedAtMs)
    .map((key) => readPart(library, key));
}

function readPart(library: ReadableLibrary, sessionKey: number): StoredPart {
  const row = prepare<[number], PartRow>(
    library.database,
    `SELECT session_key AS sessionKey, id, source_id AS sourceId, part_key AS partKey, sessions.person,
         persons.json AS personJson, nullif(browser, '') AS browser, nullif(os, '') AS os,
         sessions.first_url AS firstUrl, ordinals,
         sessions.started_at_ms AS startedAtMs, ended_at_ms AS endedAtMs, health_json AS healthJson
       FROM sessions JOIN session_facts USING (session_key) LEFT JOIN persons USING (session_key)
       WHERE session_key = ?`,
  ).get(sessionKey) as PartRow;
  const windows = prepare<[number], { number: number; recordedId: string }>(
    library.database,
    'SELECT number, recorded_id AS recordedId FROM windows WHERE session_key = ? ORDER BY number',
  ).all(sessionKey);
  const { healthJson, firstUrl, ...known } = row;
  return {
    ...known,
    firstUrl: firstUrl === null ? null : { url: firstUrl, timestamp: row.startedAtMs },
    findings: parseFindings(healthJson),
    windowIds: windows.map(({ recordedId }) => recordedId),
    windows: windows.map(({ number, recordedId }) => ({
      recordedId,
      chunks: () => readWindow(library, row.id, number),
      scratch: null,
    })),
    productEvents: listProductEvents(library, row.id),
  };
}

function* readWindow(library: ReadableLibrary, sessionId: string, windowNumber: number) {
  for (const chunk of iterateChunks(library, { sessionId, windowNumber, fromChunk: 0 })) {
    yield { json: unpackEvents(chunk.eventsZstd, chunk.jsonBytes), ordinals: unpackOrdinals(chunk.ordinals) };
  }
}

/** The product events that were exported with a session, in order of time. */
export function listProductEvents(library: ReadableLibrary, sessionId: string): ProductEvent[] {
  return prepare<[string], ProductEvent>(
    library.database,
    `SELECT name, at_ms AS atMs, properties_json AS propertiesJson
       FROM product_events JOIN sessions USING (session_key) WHERE sessions.id = ? ORDER BY at_ms`,
  ).all(sessionId);
}
