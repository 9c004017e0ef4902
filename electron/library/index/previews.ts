import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';

/** Which moment of which window is shown. */
export interface PreviewMoment {
  readonly sessionId: string;
  readonly windowNumber: number;
  readonly atMs: EpochMilliseconds;
}

/** The small picture (JPEG) of a moment, if it was made already. */
export function readPreview(library: ReadableLibrary, moment: PreviewMoment): Uint8Array | undefined {
  return library.database
    .prepare<[string, number, number], Uint8Array>(
      `SELECT jpeg FROM sessions JOIN windows USING (session_key) JOIN previews USING (window_key)
       WHERE sessions.id = ? AND windows.number = ? AND at_ms = ?`,
    )
    .pluck()
    .get(moment.sessionId, moment.windowNumber, moment.atMs);
}

/** Keeps the picture of a moment; nothing happens where the session has been removed meanwhile. */
export function storePreview(library: WritableLibrary, moment: PreviewMoment, jpeg: Uint8Array): void {
  library.database
    .prepare(
      `INSERT OR REPLACE INTO main.previews (window_key, at_ms, jpeg)
       SELECT window_key, @atMs, @jpeg FROM windows JOIN sessions USING (session_key)
       WHERE sessions.id = @sessionId AND windows.number = @windowNumber`,
    )
    .run({ ...moment, jpeg });
}
