import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import type { FoundItem } from '../../../shared/replay/items/found-item.ts';
import { packEvents } from '../events/chunk-codec.ts';
import { listSessionItems } from './session-items.ts';
import { insertItems } from './items.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { refreshSessionFacts } from '../sessions/session-facts.ts';

const MANY_WINDOWS = 50;

/** A window that the deep index has not read to its end. */
export interface UnindexedWindow {
  readonly windowKey: number;
  readonly sessionKey: number;
  readonly sessionId: string;
  readonly sessionStartedAtMs: EpochMilliseconds;
  readonly windowNumber: number;
  readonly chunks: number;
  /** Where to go on. */
  readonly nextChunk: number;
  /** The first chunk of the piece before that; the same where there is none. */
  readonly lastPiece: number;
}

/** What the deep index made of some chunks of a window. */
export interface IndexPiece {
  readonly firstChunk: number;
  readonly nextChunk: number;
  readonly findingsJson: string;
  readonly items: readonly FoundItem[];
  /** A JSON array of events (UTF-8) that stands for everything before `nextChunk`; null where there can be none. */
  readonly checkpoint: Uint8Array | null;
  /** How often something was corrected or left out for playing. */
  readonly corrections?: number;
  /** Links that lead out of the window, in the document as it is by then. */
  readonly outwardIds?: readonly number[];
}

/** Which windows are wanted. */
interface UnindexedQuery {
  /** The windows of this session come first. */
  readonly firstSessionId: string;
  /** Keys of windows to pass over. */
  readonly except?: readonly number[];
  readonly limit: number;
}

/** The next windows to index, in order; none when all is done. */
export function listUnindexed(
  library: ReadableLibrary,
  { firstSessionId, except = [], limit }: UnindexedQuery,
): UnindexedWindow[] {
  return prepare<[string, string, number], UnindexedWindow>(
    library.database,
    `SELECT window_key AS windowKey, session_key AS sessionKey, sessions.id AS sessionId,
         sessions.started_at_ms AS sessionStartedAtMs, number AS windowNumber, chunks,
         (SELECT coalesce(max(next_chunk), 0) FROM index_pieces
          WHERE index_pieces.window_key = windows.window_key) AS nextChunk,
         (SELECT coalesce(max(first_chunk), 0) FROM index_pieces
          WHERE index_pieces.window_key = windows.window_key) AS lastPiece
       FROM windows JOIN sessions USING (session_key)
       WHERE nextChunk < chunks AND window_key NOT IN (SELECT value FROM json_each(?))
       ORDER BY sessions.id = ? DESC, session_key DESC, number LIMIT ?`,
  ).all(JSON.stringify(except), firstSessionId, limit);
}

/** How many windows the deep index has not read to their end. */
export function countUnindexed(library: ReadableLibrary): number {
  return prepare<[], number>(
    library.database,
    `SELECT count(*) FROM windows WHERE chunks >
         (SELECT coalesce(max(next_chunk), 0) FROM index_pieces
          WHERE index_pieces.window_key = windows.window_key)`,
  )
    .pluck()
    .get() as number;
}

/**
 * Stores a piece and what was found in it, in one transaction. The window may have been removed meanwhile, then nothing
 * happens.
 */
export function storeIndexPiece(library: WritableLibrary, windowKey: number, piece: IndexPiece): void {
  library.database
    .transaction(() => {
      const window = insertPiece(library, windowKey, piece);
      if (window) {
        const isFirst = window.number === 1 && piece.firstChunk === 0;
        const ofSession = isFirst ? listSessionItems(library, window.sessionKey) : [];
        const items = [...ofSession, ...piece.items];
        insertItems(library, window.sessionKey, items);
        noteProgress(library, windowKey);
        addCount(library, windowKey, 'corrections', piece.corrections ?? 0);
        addCount(library, windowKey, 'cuts', items.filter(({ isCut }) => isCut).length);
        addCount(library, windowKey, 'unrecorded', items.filter(({ facts }) => facts.isUnrecorded).length);
        if (piece.nextChunk >= window.chunks && !hasManyWindows(library, window.sessionKey)) {
          refreshSessionFacts(library, window.sessionKey);
        }
      }
    })
    .immediate();
}

/**
 * Whether what is known of a session is counted anew now and then only, by whoever indexes it: with each of thousands of
 * windows, it would take longer than all the rest.
 */
export function hasManyWindows({ database }: ReadableLibrary, sessionKey: number): boolean {
  const windows = prepare<[number], number>(
    database,
    'SELECT windows FROM session_facts WHERE session_key = ?',
  )
    .pluck()
    .get(sessionKey);
  return (windows ?? 0) > MANY_WINDOWS;
}

/** Starts are counted by place: what goes wrong from here on goes wrong at another one. */
function noteProgress({ database }: WritableLibrary, windowKey: number): void {
  prepare(database, 'UPDATE main.index_attempts SET starts = 1 WHERE window_key = ? AND reason IS NULL').run(
    windowKey,
  );
}

/** Adds to what is counted by window for its session's health. */
function addCount(
  { database }: WritableLibrary,
  windowKey: number,
  counted: 'corrections' | 'cuts' | 'unrecorded',
  count: number,
): void {
  if (count > 0) {
    prepare(
      database,
      `INSERT INTO main.index_${counted} (window_key, ${counted}) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET ${counted} = ${counted} + excluded.${counted}`,
    ).run(windowKey, count);
  }
}

interface WindowRow {
  readonly sessionKey: number;
  readonly chunks: number;
  readonly number: number;
}

/** @returns the window; `undefined` where it is gone, has this piece already, or not what comes before it */
function insertPiece(library: WritableLibrary, windowKey: number, piece: IndexPiece): WindowRow | undefined {
  const { checkpoint, firstChunk, nextChunk, findingsJson, outwardIds = [] } = piece;
  const { changes } = prepare(
    library.database,
    `INSERT OR IGNORE INTO main.index_pieces
         (window_key, first_chunk, next_chunk, findings_json, outward_json, checkpoint_bytes, checkpoint_zstd)
       SELECT window_key, @firstChunk, @nextChunk, @findingsJson, @outward, @bytes, @packed
       FROM windows WHERE window_key = @windowKey AND (@firstChunk = 0 OR EXISTS
         (SELECT 1 FROM index_pieces WHERE window_key = @windowKey AND next_chunk = @firstChunk))`,
  ).run({
    windowKey,
    firstChunk,
    nextChunk,
    findingsJson,
    outward: outwardIds.length === 0 ? null : JSON.stringify(outwardIds),
    bytes: checkpoint?.length ?? null,
    packed: checkpoint && packEvents(checkpoint),
  });
  if (changes === 0) {
    return undefined;
  }
  // Indexing goes on from the last piece, or the one before it. Of those before, it was forgotten already.
  prepare(
    library.database,
    `UPDATE main.index_pieces SET outward_json = NULL WHERE window_key = @windowKey AND next_chunk =
       (SELECT max(next_chunk) FROM main.index_pieces WHERE window_key = @windowKey AND next_chunk < @firstChunk)`,
  ).run({ windowKey, firstChunk });
  return readWindow(library, windowKey);
}

/** Links that lead out of the window, in the document as it is before a chunk at which a late piece ended. */
export function readOutwardIds(library: ReadableLibrary, windowKey: number, chunk: number): number[] {
  const json = prepare<[number, number], string>(
    library.database,
    'SELECT outward_json FROM index_pieces WHERE window_key = ? AND next_chunk = ? AND outward_json IS NOT NULL',
  )
    .pluck()
    .get(windowKey, chunk);
  return json === undefined ? [] : parseIds(json);
}

/** When the session's other windows begin; not where there are so many that each would take long. */
export function listOtherWindows(
  library: ReadableLibrary,
  { windowKey, sessionKey }: Pick<UnindexedWindow, 'windowKey' | 'sessionKey'>,
): EpochMilliseconds[] {
  if (hasManyWindows(library, sessionKey)) {
    return [];
  }
  return prepare<[number, number], EpochMilliseconds>(
    library.database,
    'SELECT started_at_ms FROM windows WHERE session_key = ? AND window_key <> ?',
  )
    .pluck()
    .all(sessionKey, windowKey);
}

/** A library may come from a stranger. */
function parseIds(json: string): number[] {
  try {
    const ids: unknown = JSON.parse(json);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'number') : [];
  } catch {
    return [];
  }
}

function readWindow(library: ReadableLibrary, windowKey: number): WindowRow | undefined {
  return prepare<[number], WindowRow>(
    library.database,
    'SELECT session_key AS sessionKey, number, chunks FROM windows WHERE window_key = ?',
  ).get(windowKey);
}

/** What the deep index found in a window so far, in order, and how many of its chunks it has read. */
export function readFindings(
  library: ReadableLibrary,
  sessionId: string,
  windowNumber: number,
): { readonly findings: readonly string[]; readonly share: number } {
  const rows = prepare<[string, number], { findingsJson: string; share: number }>(
    library.database,
    `SELECT findings_json AS findingsJson, 1.0 * next_chunk / max(chunks, 1) AS share
       FROM sessions JOIN windows USING (session_key) JOIN index_pieces USING (window_key)
       WHERE sessions.id = ? AND windows.number = ? ORDER BY next_chunk`,
  ).all(sessionId, windowNumber);
  return { findings: rows.map(({ findingsJson }) => findingsJson), share: rows.at(-1)?.share ?? 0 };
}
