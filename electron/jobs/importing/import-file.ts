import { createReadStream } from 'node:fs';
import path from 'node:path';
import { errorMessage } from '../../../shared/error-message.ts';
import type { FileImport } from '../../../shared/model/import-report.ts';
import type { SessionSummary } from '../../../shared/model/session.ts';
import { MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import { finishImport } from '../../import/building/finish-import.ts';
import { ImportBuild } from '../../import/building/import-build.ts';
import { nodePlatform } from '../../import/reading/node-platform.ts';
import { HashedSource, hashFile, sizeOfFile, UnreadableFileError } from '../../import/reading/source-file.ts';
import { BombError, DamagedArchiveError } from '../../import/unpack/errors.ts';
import { explainStorageError, LibraryError } from '../../library/database/library-error.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import { ChangedOriginalError, keepOriginal } from '../../library/sessions/originals.ts';
import { takeKnownFile } from '../../library/sessions/known-file.ts';
import type { Scratch } from '../../library/packing/scratch.ts';
import { listSessionsOfSource } from '../../library/sessions/sessions.ts';
import { findSource, hasSourceOfSize, readWarnings } from '../../library/sessions/sources.ts';
import { storeSessions, type SessionDraft } from '../../library/sessions/store-sessions.ts';
import type { ImportControl } from './import-control.ts';
import { explainNothing, FOREIGN, isForeign, listWarnings, verdict } from './import-verdict.ts';
import { joinSession } from './join-sessions.ts';
import { readFile, type FileFindings } from './read-file.ts';
import { readRangesBeside } from './ranges-beside.ts';

/** What one import of many files has in common. */
export interface ImportTarget {
  readonly library: WritableLibrary;
  readonly scratch: Scratch;
  /** Whether a copy of each imported file is kept in the library. */
  readonly keepsOriginals: boolean;
  /** Whether the library notes where each imported file lies. */
  readonly notesPaths: boolean;
  /** What may open archives that are encrypted. */
  readonly passwords: readonly string[];
}

interface Source {
  readonly file: string;
  readonly bytes: Bytes;
  readonly sha256: string;
  /** Its contents once more, to be copied. */
  readonly again: () => AsyncIterable<Uint8Array>;
}

/**
 * Imports one file. Whatever is wrong with it is reported in the result; nothing of a refused file stays in the
 * library. Even a bug of ours is reported as a refusal, so that the other files of an import go on.
 * @throws the signal's reason when cancelled
 */
export async function importFile(
  target: ImportTarget,
  file: string,
  control: ImportControl,
): Promise<FileImport> {
  try {
    const bytes = await sizeOfFile(file);
    return (
      (await findDuplicate(target, file, bytes, control)) ??
      (await readAndStore(target, file, bytes, control))
    );
  } catch (error) {
    control.signal.throwIfAborted();
    return refusal(file, explainFailure(error, target.library));
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

/** A session without what only the library's own list shows. */
export function toSummary(session: SessionSummary): SessionSummary {
  const { id, sourceId, windows, events, eventsByType, startedAtMs, endedAtMs, health } = session;
  return { id, sourceId, windows, events, eventsByType, startedAtMs, endedAtMs, health };
}

function explainFailure(error: unknown, library: WritableLibrary): string {
  const explained = explainStorageError(error, library.folder);
  if (
    explained instanceof UnreadableFileError ||
    explained instanceof LibraryError ||
    explained instanceof ChangedOriginalError ||
    explained instanceof BombError
  ) {
    return explained.message;
  }
  if (explained instanceof DamagedArchiveError) {
    return 'This packed file is damaged and cannot be unpacked. Copy or download it again.';
  }
  const message = errorMessage(explained);
  return `Something unexpected happened, and nothing of this file was kept: ${message}`;
}

/** Files of a size already met are hashed before they are read: importing one twice costs only the hashing. */
async function findDuplicate(
  target: ImportTarget,
  file: string,
  bytes: Bytes,
  control: ImportControl,
): Promise<FileImport | undefined> {
  if (!hasSourceOfSize(target.library, bytes)) {
    return undefined;
  }
  const sha256 = await hashFile(file, control.signal, (read) => control.onProgress(read, 0));
  const again = (): AsyncIterable<Uint8Array> => createReadStream(file, { highWaterMark: MEBIBYTE });
  return duplicateOf(target, { file, bytes, sha256, again });
}

/** A file that was only referenced until now is kept when it comes again and copies are wanted. */
async function duplicateOf(
  { library, scratch, keepsOriginals, passwords }: ImportTarget,
  { again, ...source }: Source,
): Promise<FileImport | undefined> {
  const known = findSource(library, source.sha256);
  const warnings = readWarnings(library, source.sha256);
  const isLocked = warnings.some(({ code }) => code === 'encrypted-member');
  if (!known || (isLocked && passwords.length > 0)) {
    return undefined;
  }
  const isKept = keepsOriginals || known.isKept;
  if (isKept && !known.isKept) {
    await keepOriginal(library, again, source.sha256, () => scratch.ready());
  }
  const back = takeKnownFile(library, { ...known, name: path.basename(source.file), isKept });
  return {
    ...source,
    bytes: known.bytes,
    dialect: known.dialect,
    // Its sessions may have been removed a moment ago.
    status: back > 0 ? 'imported' : 'duplicate',
    sessions: listSessionsOfSource(library, source.sha256).map(toSummary),
    warnings,
    ...(isLocked ? { needsPassword: true } : {}),
  };
}

async function readAndStore(
  target: ImportTarget,
  file: string,
  bytes: Bytes,
  control: ImportControl,
): Promise<FileImport> {
  const { scratch } = target;
  await scratch.begin(bytes);
  const build = new ImportBuild(scratch, nodePlatform);
  const source = new HashedSource(file, bytes, control.signal, (read) =>
    control.onProgress(read, build.events),
  );
  try {
    const findings = await readFile(source, {
      build,
      ranges: await readRangesBeside(file),
      passwords: target.passwords,
      yieldToOthers: () => scratch.ready(),
    }).finally(() => build.end());
    const { sha256, bytes: read, hasChanged } = await source.finish();
    if (hasChanged) {
      build.parts.forEach((part) => part.note('changed-while-read'));
    }
    const found = { file, bytes: read, sha256, again: () => source.again(read) };
    // The file may have changed its size, or been imported by another process meanwhile.
    return (
      (await duplicateOf(target, found)) ??
      (await finishAndStore(target, build, findings, found, await source.isFresh()))
    );
  } finally {
    await source.close();
  }
}

async function finishAndStore(
  { library, scratch, keepsOriginals, notesPaths }: ImportTarget,
  build: ImportBuild,
  findings: FileFindings,
  { file, again, ...source }: Source,
  isFresh: boolean,
): Promise<FileImport> {
  const drafts: SessionDraft[] = [];
  for (const parts of await finishImport(build, path.resolve(file))) {
    drafts.push(await joinSession(library, scratch, parts, () => build.nextWindowIndex()));
  }
  const warnings = listWarnings(build);
  const isLocked = findings.skipped.some(({ code }) => code === 'encrypted-entry');
  const found = {
    file,
    sha256: source.sha256,
    bytes: source.bytes,
    dialect: findings.dialect,
    warnings,
    ...(isLocked ? { needsPassword: true } : {}),
  };
  if (drafts.length === 0) {
    return { ...found, status: 'refused', reason: explainNothing(build, findings), sessions: [] };
  }
  if (isForeign(drafts, warnings)) {
    return { ...found, status: 'refused', reason: FOREIGN, sessions: [] };
  }
  await scratch.flush();
  const yieldToOthers = (): Promise<void> => scratch.ready();
  const unkeep = keepsOriginals
    ? await keepOriginal(library, again, source.sha256, yieldToOthers)
    : undefined;
  const stored = await storeSessions(
    library,
    scratch,
    drafts,
    {
      ...source,
      name: path.basename(file),
      path: notesPaths ? path.resolve(file) : '',
      dialect: findings.dialect ?? '',
      isKept: keepsOriginals,
      warnings,
    },
    yieldToOthers,
  ).catch(async (error: unknown) => {
    await unkeep?.();
    throw error;
  });
  return {
    ...found,
    ...verdict(build, warnings, { isNew: stored > 0, isFresh }),
    sessions: drafts.map(({ summary }) => summary),
  };
}
