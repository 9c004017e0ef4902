import { createHash, type Hash } from 'node:crypto';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Format } from '../../shared/formats/format.ts';
import { MAX_EVENT_BYTES } from '../../shared/formats/limits.ts';
import { explainRefusal } from '../../shared/formats/refusal.ts';
import { detectFormat } from '../../shared/formats/registry.ts';
import type { FileImport } from '../../shared/model/import-report.ts';
import type { SessionSummary } from '../../shared/model/session.ts';
import type { Bytes } from '../../shared/model/units.ts';
import { SessionBuilder } from '../import/session-builder.ts';
import {
  DamagedArchiveError,
  hashFile,
  openSourceFile,
  readSourceFile,
  UnreadableFileError,
  type SourceFileHead,
} from '../import/source-file.ts';
import { commitSession } from '../library/commit-session.ts';
import { explainStorageError, LibraryError } from '../library/library-error.ts';
import type { WritableLibrary } from '../library/open.ts';
import { Scratch } from '../library/scratch.ts';
import { listSessionsOfSource } from '../library/sessions.ts';
import { beginSource, completeSource, findSource, hasSourceOfSize } from '../library/sources.ts';

const DAMAGED_GZIP =
  'This gzip file is damaged from its beginning and cannot be unpacked. Copy or download it again.';

/** What an import reports while it runs, and how it is stopped. */
export interface ImportControl {
  readonly signal: AbortSignal;
  /** @param bytes how much of the file has been read */
  onProgress(bytes: Bytes, events: number): void;
}

/**
 * Imports one file. Whatever is wrong with it is told in the result; nothing of a refused file stays in the
 * library.
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
      return { ...refusal(file, reason), bytes: source.bytes, sha256: await hashFile(file, control.signal) };
    }
    return (
      (await findDuplicate(library, source, control.signal)) ??
      (await readAndStore(library, source, format, control))
    );
  } catch (error) {
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
  throw explained;
}

/** Files of a size already met are hashed before they are read: importing one twice costs only the hashing. */
async function findDuplicate(
  library: WritableLibrary,
  source: SourceFileHead,
  signal: AbortSignal,
): Promise<FileImport | undefined> {
  return hasSourceOfSize(library, source.bytes)
    ? duplicateOf(library, source, await hashFile(source.path, signal))
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
      warnings: [],
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
    const builder = new SessionBuilder(scratch, (bytes) =>
      gunzipSync(bytes, { maxOutputLength: MAX_EVENT_BYTES }),
    );
    const sha256 = await readFile(source, format, builder, control);
    return store(library, source, format, builder, sha256);
  } finally {
    scratch.close();
  }
}

/** Reads the whole file into the builder. @returns the file's SHA-256 */
async function readFile(
  source: SourceFileHead,
  format: Format,
  builder: SessionBuilder,
  control: ImportControl,
): Promise<string> {
  const reader = format.createReader(builder);
  const raw: { hash: Hash; bytes: Bytes } = { hash: createHash('sha256'), bytes: 0 };
  const onRaw = (chunk: Uint8Array): void => {
    raw.hash.update(chunk);
    raw.bytes += chunk.length;
    control.onProgress(raw.bytes, builder.events);
  };
  const damage = await readChunks(source, onRaw, (chunk) => reader.push(chunk), control.signal);
  reader.end();
  if (damage && !builder.tally.has('truncated') && !builder.tally.has('malformed')) {
    builder.warn(damage.truncated ? 'truncated' : 'malformed', builder.events + 1);
  }
  return raw.bytes === source.bytes ? raw.hash.digest('hex') : hashFile(source.path, control.signal);
}

async function readChunks(
  source: SourceFileHead,
  onRaw: (chunk: Uint8Array) => void,
  onChunk: (chunk: Uint8Array) => void,
  signal: AbortSignal,
): Promise<DamagedArchiveError | undefined> {
  try {
    for await (const chunk of readSourceFile(source, onRaw)) {
      signal.throwIfAborted();
      onChunk(chunk);
    }
    return undefined;
  } catch (error) {
    if (error instanceof DamagedArchiveError) {
      return error;
    }
    throw error;
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
  const sourceKey = beginSource(library, {
    name: path.basename(source.path),
    path: path.resolve(source.path),
    bytes: source.bytes,
    sha256,
    dialect: format.id,
  });
  const isNew = commitSession(library, sourceKey, session);
  completeSource(library, sourceKey, warnings);
  return { ...found, ...verdict(builder, isNew), sessions: [session.summary] };
}

function verdict(builder: SessionBuilder, isNew: boolean): Pick<FileImport, 'status' | 'reason'> {
  const cut = builder.tally.list().find(({ code }) => code === 'truncated' || code === 'malformed');
  if (!cut) {
    return { status: isNew ? 'imported' : 'duplicate' };
  }
  const what = cut.code === 'truncated' ? 'ends too early' : 'stops being valid';
  return {
    status: 'partial',
    reason: `The file ${what} at item ${cut.firstAt}. Everything before it was imported (events: ${builder.events}); export the recording again to get the rest.`,
  };
}

function explainNoEvents(builder: SessionBuilder): string {
  if (builder.tally.has('truncated') || builder.tally.has('malformed')) {
    return 'The file is damaged or ends before its first whole event. Export the recording again and check that the download finished.';
  }
  return 'The file has the form of a recording, but there is no readable replay event in it.';
}
