import type { SessionSummary, WindowSummary } from '../../shared/model/session.ts';
import type { WritableLibrary } from './open.ts';
import { hasSession } from './sessions.ts';
import { insertSource, type NewSource } from './sources.ts';

/** A window whose events stand in the scratch database as one sorted run. */
export interface DraftWindow extends WindowSummary {
  readonly scratchWindow: number;
  readonly scratchRun: number;
}

/** A session that has been read completely and is ready to be stored. */
export interface SessionDraft {
  readonly summary: SessionSummary;
  readonly person: string | null;
  readonly firstUrl: string | null;
  readonly windows: readonly DraftWindow[];
}

/**
 * Stores a session and the file it came from in one transaction. A session with the same id is already there
 * with the same content: then only the file is noted.
 * @returns whether the session is new
 */
export function storeSession(library: WritableLibrary, draft: SessionDraft, source: NewSource): boolean {
  return library.database
    .transaction(() => {
      const sourceKey = insertSource(library, source);
      const isNew = !hasSession(library, draft.summary.id);
      if (isNew) {
        insertSession(library, draft);
      }
      library.database
        .prepare(
          `INSERT OR IGNORE INTO session_sources (session_key, source_key)
           SELECT session_key, ? FROM sessions WHERE id = ?`,
        )
        .run(sourceKey, draft.summary.id);
      return isNew;
    })
    .immediate();
}

function insertSession(library: WritableLibrary, { summary, person, firstUrl, windows }: SessionDraft): void {
  const sessionKey = library.database
    .prepare(
      `INSERT INTO sessions (id, source_id, person, first_url, events, started_at_ms, ended_at_ms, health_json,
         events_by_type_json)
       VALUES (@id, @sourceId, @person, @firstUrl, @events, @startedAtMs, @endedAtMs, @health, @eventsByType)
       RETURNING session_key`,
    )
    .pluck()
    .get({
      ...summary,
      person,
      firstUrl,
      health: JSON.stringify(summary.health),
      eventsByType: JSON.stringify(summary.eventsByType),
    }) as number;
  windows.forEach((window) => insertWindow(library, sessionKey, window));
}

function insertWindow(library: WritableLibrary, sessionKey: number, window: DraftWindow): void {
  const windowKey = library.database
    .prepare(
      `INSERT INTO windows (session_key, number, recorded_id, events, started_at_ms, ended_at_ms,
         full_snapshots, chunks)
       VALUES (@sessionKey, @number, @recordedId, @events, @startedAtMs, @endedAtMs, @fullSnapshots, @chunks)
       RETURNING window_key`,
    )
    .pluck()
    .get({ ...window, sessionKey }) as number;
  library.database
    .prepare(
      `INSERT INTO chunks (window_key, number, first_ms, last_ms, events, starts_with_full_snapshot, json_bytes,
         events_zstd, ordinals)
       SELECT @windowKey, row_number() OVER (ORDER BY chunk_key) - 1, first_ms, last_ms, events,
         starts_with_full_snapshot, json_bytes, events_zstd, ordinals
       FROM scratch.run_chunks WHERE window = @scratchWindow AND run = @scratchRun ORDER BY chunk_key`,
    )
    .run({ windowKey, scratchWindow: window.scratchWindow, scratchRun: window.scratchRun });
}
