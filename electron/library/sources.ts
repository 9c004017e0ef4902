import type { ImportWarning } from '../../shared/model/health.ts';
import type { SourceFile } from '../../shared/model/session.ts';
import type { ReadableLibrary, WritableLibrary } from './open.ts';

export type NewSource = Omit<SourceFile, 'importedAtMs'>;

const SOURCE_COLUMNS = 'name, path, bytes, sha256, dialect, imported_at_ms AS importedAtMs';

/** A completely imported file with these bytes, if there is one. */
export function findSource(library: ReadableLibrary, sha256: string): SourceFile | undefined {
  return library.database
    .prepare<[string], SourceFile>(`SELECT ${SOURCE_COLUMNS} FROM sources WHERE sha256 = ? AND complete = 1`)
    .get(sha256);
}

/** True when some imported file has this size: only then is it worth hashing a file before reading it. */
export function hasSourceOfSize(library: ReadableLibrary, bytes: number): boolean {
  return (
    library.database.prepare('SELECT 1 FROM sources WHERE bytes = ? AND complete = 1').get(bytes) !==
    undefined
  );
}

/** The files that a session came from, oldest import first. */
export function listSourcesOf(library: ReadableLibrary, sessionId: string): SourceFile[] {
  return library.database
    .prepare<[string], SourceFile>(
      `SELECT ${SOURCE_COLUMNS} FROM sources JOIN session_sources USING (source_key)
       JOIN sessions USING (session_key) WHERE sessions.id = ? ORDER BY imported_at_ms`,
    )
    .all(sessionId);
}

/**
 * Notes a file whose sessions are about to be stored. It counts as imported only once `completeSource` has
 * been called, so that a killed import can be repeated.
 * @returns its key
 */
export function beginSource(library: WritableLibrary, source: NewSource): number {
  return library.database
    .prepare(
      `INSERT INTO sources (sha256, name, path, bytes, dialect, imported_at_ms)
       VALUES (@sha256, @name, @path, @bytes, @dialect, @importedAtMs)
       ON CONFLICT (sha256) DO UPDATE SET name = excluded.name, path = excluded.path
       RETURNING source_key`,
    )
    .pluck()
    .get({ ...source, importedAtMs: Date.now() }) as number;
}

export function completeSource(
  library: WritableLibrary,
  sourceKey: number,
  warnings: readonly ImportWarning[],
): void {
  library.database
    .prepare('UPDATE sources SET complete = 1, warnings_json = ? WHERE source_key = ?')
    .run(JSON.stringify(warnings), sourceKey);
}
