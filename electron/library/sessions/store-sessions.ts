import type { ProductEvent } from '../../../shared/model/session.ts';
import type { BuiltSession, BuiltWindow } from '../../handover.ts';
import { moveEvidence } from '../cases/move-evidence.ts';
import { moveBookmarks } from './bookmarks.ts';
import { moveMarks } from './marks.ts';
import type { WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { noteImport } from './import-custody.ts';
import { insertPerson } from './persons.ts';
import type { RunRows } from '../packing/run-rows.ts';
import { insertSessionFacts } from './session-facts.ts';
import { bringBackSessions } from './removed-sessions.ts';
import { hasSession } from './sessions.ts';
import { insertSource, type NewSource } from './sources.ts';

/** Where the chunks of the runs of a file wait. */
export type PackedRuns = Pick<RunRows, 'rowsOf'>;

/** A session that has been read completely and is ready to be stored. */
export interface SessionDraft extends BuiltSession {
  /** Ids of sessions in the library that it holds everything of, and takes the place of. */
  readonly replaces: readonly string[];
}

/** How many chunks are copied before others get their turn: a few megabytes. */
const COPY_STEP = 64;

/**
 * Stores the sessions of a file, and the file they came from, in one transaction. Where a session with the
 * same id is already there, it is there with the same content: then only the file is noted.
 * @param yieldToOthers called between steps; the transaction is undone when it throws
 * @returns how many of the sessions are new or have grown
 */
export async function storeSessions(
  library: WritableLibrary,
  rows: PackedRuns,
  drafts: readonly SessionDraft[],
  source: NewSource,
  yieldToOthers: () => Promise<void>,
): Promise<number> {
  const { database } = library;
  database.exec('BEGIN IMMEDIATE');
  try {
    const sourceKey = insertSource(library, source);
    const insertWindow = createWindowInserter(library, rows, yieldToOthers);
    let stored = 0;
    for (const draft of drafts) {
      stored += (await storeSession(library, draft, sourceKey, insertWindow)) ? 1 : 0;
    }
    noteImport(library, source, { drafts, stored });
    database.exec('COMMIT');
    return stored;
  } catch (error) {
    if (database.inTransaction) {
      database.exec('ROLLBACK');
    }
    throw error;
  }
}

async function storeSession(
  library: WritableLibrary,
  draft: SessionDraft,
  sourceKey: number,
  insertWindow: (sessionKey: number, window: BuiltWindow) => Promise<void>,
): Promise<boolean> {
  const { id } = draft.summary;
  // One that was removed is there still, as long as that can be undone.
  const isBack = bringBackSessions(library, [id]) > 0;
  if (hasSession(library, id)) {
    noteSource(library, id, sourceKey);
    insertPerson(library, id, draft.personJson);
    return isBack;
  }
  const sessionKey = insertSession(library, draft);
  for (const window of draft.windows) {
    await insertWindow(sessionKey, window);
  }
  insertProductEvents(library, sessionKey, draft.productEvents);
  insertPerson(library, id, draft.personJson);
  draft.replaces.forEach((replaced) => {
    moveMarks(library, replaced, id);
    moveBookmarks(library, replaced, id);
    moveEvidence(library, replaced, id);
    replaceSession(library, replaced, sessionKey);
  });
  noteSource(library, id, sourceKey);
  insertSessionFacts(library, sessionKey, draft);
  return true;
}

function noteSource(library: WritableLibrary, sessionId: string, sourceKey: number): void {
  prepare(
    library.database,
    `INSERT OR IGNORE INTO main.session_sources (session_key, source_key)
       SELECT session_key, ? FROM sessions WHERE id = ?`,
  ).run(sourceKey, sessionId);
}

function insertSession(library: WritableLibrary, draft: SessionDraft): number {
  return prepare(
    library.database,
    `INSERT INTO main.sessions (id, source_id, part_key, person, first_url, events, ordinals, started_at_ms,
         ended_at_ms, health_json, events_by_type_json)
       VALUES (@id, @sourceId, @partKey, @person, @firstUrl, @events, @ordinals, @startedAtMs, @endedAtMs,
         @health, @eventsByType)
       RETURNING session_key`,
  )
    .pluck()
    .get({
      ...draft.summary,
      partKey: draft.partKey,
      person: draft.person,
      firstUrl: draft.firstUrl,
      ordinals: draft.ordinals,
      health: JSON.stringify(draft.findings),
      eventsByType: JSON.stringify(draft.summary.eventsByType),
    }) as number;
}

/** @returns stores a window and its chunks. The statements are made once: a session may have many thousand windows */
function createWindowInserter(
  library: WritableLibrary,
  rows: PackedRuns,
  yieldToOthers: () => Promise<void>,
): (sessionKey: number, window: BuiltWindow) => Promise<void> {
  const insertWindow = prepare<object, number>(
    library.database,
    `INSERT INTO main.windows (session_key, number, recorded_id, events, started_at_ms, ended_at_ms,
         full_snapshots, chunks)
       VALUES (@sessionKey, @number, @recordedId, @events, @startedAtMs, @endedAtMs, @fullSnapshots, @chunks)
       RETURNING window_key`,
  ).pluck();
  const insertChunk = prepare(
    library.database,
    `INSERT INTO main.chunks (window_key, number, first_ms, last_ms, events, starts_with_full_snapshot, json_bytes,
       events_zstd, ordinals, sha256)
     VALUES (@windowKey, @number, @firstMs, @lastMs, @events, @startsWithFullSnapshot, @jsonBytes, @eventsZstd,
       @ordinals, @sha256)`,
  );
  let copied = 0;
  return async (sessionKey, window) => {
    const windowKey = insertWindow.get({ ...window, sessionKey });
    let number = 0;
    for (const row of rows.rowsOf(window.scratchWindow, window.scratchRun)) {
      insertChunk.run({ ...row, windowKey, number });
      number++;
      if (++copied % COPY_STEP === 0) {
        await yieldToOthers();
      }
    }
  };
}

function insertProductEvents(
  library: WritableLibrary,
  sessionKey: number,
  events: readonly ProductEvent[],
): void {
  const insert = prepare(
    library.database,
    `INSERT INTO main.product_events (session_key, name, at_ms, properties_json)
     VALUES (@sessionKey, @name, @atMs, @propertiesJson)`,
  );
  events.forEach((event) => insert.run({ ...event, sessionKey }));
}

/** The new session takes over the files and the position of one that it holds everything of. */
function replaceSession(library: WritableLibrary, id: string, sessionKey: number): void {
  prepare(
    library.database,
    `INSERT OR IGNORE INTO main.session_sources (session_key, source_key)
       SELECT ?, source_key FROM session_sources JOIN sessions USING (session_key) WHERE id = ?`,
  ).run(sessionKey, id);
  prepare(
    library.database,
    `INSERT OR IGNORE INTO main.positions (session_key, window_number, at_ms)
       SELECT ?, new_windows.number, at_ms FROM positions
         JOIN sessions USING (session_key)
         JOIN windows ON windows.session_key = sessions.session_key AND windows.number = window_number
         JOIN windows AS new_windows ON new_windows.session_key = ? AND new_windows.recorded_id = windows.recorded_id
       WHERE sessions.id = ?`,
  ).run(sessionKey, sessionKey, id);
  prepare(library.database, 'DELETE FROM main.sessions WHERE id = ?').run(id);
}
