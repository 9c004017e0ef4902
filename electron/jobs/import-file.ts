import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Format } from '../../shared/formats/format.ts';
import { explainRefusal } from '../../shared/formats/refusal.ts';
import { detectFormat } from '../../shared/formats/registry.ts';
import type { FileImport } from '../../shared/model/import-report.ts';
import type { SessionSummary } from '../../shared/model/session.ts';
import { SessionBuilder } from '../import/session-builder.ts';
import { hashFile, openSourceFile, UnreadableFileError, type SourceFileHead } from '../import/source-file.ts';
import { storeSession } from '../library/store-session.ts';
import { explainStorageError, LibraryError } from '../library/library-error.ts';
import type { WritableLibrary } from '../library/open.ts';
import { Scratch } from '../library/scratch.ts';
import { listSessionsOfSource } from '../library/sessions.ts';
import type { ImportControl } from './import-control.ts';
import { explainNoEvents, verdict } from './import-verdict.ts';
import { readIntoBuilder } from './read-into-builder.ts';
import { findSource, hasSourceOfSize, readWarnings } from '../library/sources.ts';
import { errorMessage } from '../../shared/error-message.ts';

const DAMAGED_GZIP =
  'This gzip file is damaged from its beginning and cannot be unpacked. Copy or download it again.';

/**
 * Imports one file. Whatever is wrong with it is told in the result; nothing of a refused file stays in the
 * library. Even a bug of ours is told as a refusal: the other files of an import go on.
 * @throws the signal's reason when cancelled
 */
export async function importFile(
  library: WritableLibrary,
  file: string,
  control: ImportControl,
): Promise<FileImport> {
  try {
    const source = await openSourceFile(file);
    const format = source.head && detectFormat(source.head);
    if (!format) {
      const reason = source.head ? explainRefusal(source.head) : DAMAGED_GZIP;
      return { ...refusal(file, reason), bytes: source.bytes, sha256: await hashWithProgress(file, control) };
    }
    return (
      (await findDuplicate(library, source, control)) ??
      (await readAndStore(library, source, format, control))
    );
  } catch (error) {
    control.signal.throwIfAborted();
    return refusal(file, explainFailure(error, library));
  }
}

/** The report for a file of which nothing was imported. */
export function refusal(file: string, reason: string): FileImport {
  return {
    file,
    sha256: null,
    bytes: 0,
    dialect: null,
    status: 'refused',
    reason,
    sessions: [],
    warnings: [],
  };
}

function explainFailure(error: unknown, library: WritableLibrary): string {
  const explained = explainStorageError(error, library.folder);
  if (explained instanceof UnreadableFileError || explained instanceof LibraryError) {
    return explained.message;
  }
  const message = errorMessage(explained);
  return `Something unexpected happened, and nothing of this file was kept: ${message}`;
}

function hashWithProgress(file: string, control: ImportControl): Promise<string> {
  return hashFile(file, control.signal, (bytes) => control.onProgress(bytes, 0));
}

/** Files of a size already met are hashed before they are read: importing one twice costs only the hashing. */
async function findDuplicate(
  library: WritableLibrary,
  source: SourceFileHead,
  control: ImportControl,
): Promise<FileImport | undefined> {
  return hasSourceOfSize(library, source.bytes)
    ? duplicateOf(library, source, await hashWithProgress(source.path, control))
    : undefined;
}

function duplicateOf(
  library: WritableLibrary,
  source: SourceFileHead,
  sha256: string,
): FileImport | undefined {
  const known = findSource(library, sha256);
  return (
    known && {
      file: source.path,
      sha256,
      bytes: source.bytes,
      dialect: known.dialect,
      status: 'duplicate',
      sessions: listSessionsOfSource(library, sha256).map(toSummary),
      warnings: readWarnings(library, sha256),
    }
  );
}

function toSummary(session: SessionSummary): SessionSummary {
  const { id, sourceId, windows, events, eventsByType, startedAtMs, endedAtMs, health } = session;
  return { id, sourceId, windows, events, eventsByType, startedAtMs, endedAtMs, health };
}

async function readAndStore(
  library: WritableLibrary,
  source: SourceFileHead,
  format: Format,
  control: ImportControl,
): Promise<FileImport> {
  const scratch = new Scratch(library);
  try {
    const builder = new SessionBuilder(scratch, (bytes, limit) =>
      gunzipSync(bytes, { maxOutputLength: Math.max(limit, 1) }),
    );
    const sha256 = await readIntoBuilder(source, format, builder, control);
    return store(library, source, format, builder, sha256);
  } finally {
    scratch.close();
  }
}

function store(
  library: WritableLibrary,
  source: SourceFileHead,
  format: Format,
  builder: SessionBuilder,
  sha256: string,
): FileImport {
  const duplicate = duplicateOf(library, source, sha256);
  if (duplicate) {
    return duplicate;
  }
  const warnings = builder.tally.list();
  const found = { file: source.path, sha256, bytes: source.bytes, dialect: format.id, warnings };
  const session = builder.finish();
  if (!session) {
    return { ...found, status: 'refused', reason: explainNoEvents(builder), sessions: [] };
  }
  const isNew = storeSession(library, session, {
    name: path.basename(source.path),
    path: path.resolve(source.path),
    bytes: source.bytes,
    sha256,
    dialect: format.id,
    warnings,
  });
  return { ...found, ...verdict(builder, isNew), sessions: [session.summary] };
}
