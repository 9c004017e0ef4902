import type { ImportWarning } from '../../../shared/model/health.ts';
import type { SourceFile } from '../../../shared/model/session.ts';
import { parseFindings } from './session-rows.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

export interface NewSource extends Omit<SourceFile, 'importedAtMs'> {
  readonly warnings: readonly ImportWarning[];
}

const SOURCE_COLUMNS =
  'name, path, bytes, sha256, dialect, imported_at_ms AS importedAtMs, is_kept AS isKept';

interface SourceRow extends Omit<SourceFile, 'isKept'> {
  readonly isKept: number;
}

function toSource(row: SourceRow): SourceFile {
  return { ...row, isKept: row.isKept === 1 };
}

/** An imported file with these bytes, if there is one. */
export function findSource(library: ReadableLibrary, sha256: string): SourceFile | undefined {
  const row = prepare<[string], SourceRow>(
    library.database,
    `SELECT ${SOURCE_COLUMNS} FROM sources WHERE sha256 = ?`,
  ).get(sha256);
  return row && toSource(row);
}

/** What was counted when this file was imported. */
export function readWarnings(library: ReadableLibrary, sha256: string): ImportWarning[] {
  const json = prepare<[string], string>(
    library.database,
    'SELECT warnings_json FROM sources WHERE sha256 = ?',
  )
    .pluck()
    .get(sha256);
  return parseFindings(json ?? '[]');
}

/** True when some imported file has this size: only then is it worth hashing a file before reading it. */
export function hasSourceOfSize(library: ReadableLibrary, bytes: number): boolean {
  return prepare(library.database, 'SELECT 1 FROM sources WHERE bytes = ?').get(bytes) !== undefined;
}

/** The files that a session came from, oldest import first. @param limit -1 is all of them */
export function listSourcesOf(library: ReadableLibrary, sessionId: string, limit = -1): SourceFile[] {
  return prepare<[string, number], SourceRow>(
    library.database,
    `SELECT ${SOURCE_COLUMNS} FROM sources JOIN session_sources USING (source_key)
       JOIN sessions USING (session_key) WHERE sessions.id = ? ORDER BY imported_at_ms LIMIT ?`,
  )
    .all(sessionId, limit)
    .map(toSource);
}

/** Every imported file, oldest import first. */
export function listSources(library: ReadableLibrary): SourceFile[] {
  return prepare<[], SourceRow>(
    library.database,
    `SELECT ${SOURCE_COLUMNS} FROM sources ORDER BY imported_at_ms, source_key`,
  )
    .all()
    .map(toSource);
}

/** Notes that a copy of a file is in the library now. */
export function markKept(library: WritableLibrary, sha256: string): void {
  prepare(library.database, 'UPDATE main.sources SET is_kept = 1 WHERE sha256 = ?').run(sha256);
}

/** Notes a file whose session is being stored, in the same transaction. @returns its key */
export function insertSource(library: WritableLibrary, { warnings, ...source }: NewSource): number {
  prepare(
    library.database,
    `INSERT INTO main.sources (sha256, name, path, bytes, dialect, imported_at_ms, is_kept, warnings_json)
       VALUES (@sha256, @name, @path, @bytes, @dialect, @importedAtMs, @isKept, @warningsJson)
       ON CONFLICT (sha256) DO UPDATE SET warnings_json = excluded.warnings_json`,
  ).run({
    ...source,
    isKept: source.isKept ? 1 : 0,
    importedAtMs: Date.now(),
    warningsJson: JSON.stringify(warnings),
  });
  return prepare(library.database, 'SELECT source_key FROM sources WHERE sha256 = ?')
    .pluck()
    .get(source.sha256) as number;
}
