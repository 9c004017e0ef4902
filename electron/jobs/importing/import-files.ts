import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileImport, ImportProgress, ImportReport } from '../../../shared/model/import-report.ts';
import type { Bytes, Milliseconds } from '../../../shared/model/units.ts';
import { NO_POLICY, type Policy } from '../../../shared/policy.ts';
import { settleCustody } from '../../library/custody/settle-custody.ts';
import { bringIn, putOffCheckpoints } from '../../library/database/write-ahead-log.ts';
import { explainStorageError, LibraryError } from '../../library/database/library-error.ts';
import type { Packer } from '../../library/packing/packer.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import { openForWriting } from '../../library/database/open.ts';
import { Scratch } from '../../library/packing/scratch.ts';
import { keepImportReport } from '../../library/sessions/import-reports.ts';
import { hasSession, listSessionsOfSource } from '../../library/sessions/sessions.ts';
import { readKeepsOriginals } from '../../library/sessions/keep-originals.ts';
import { importFile, refusal, toSummary } from './import-file.ts';

const READ_ONLY_BY_POLICY =
  'The policy for this machine makes libraries read-only, so nothing was imported. Ask your administrator.';
const PROGRESS_INTERVAL: Milliseconds = 100;

export interface ImportFilesOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Gets the report as soon as the sessions can be played; the library is tidied up and closed after that. */
  readonly onReport?: (report: ImportReport) => void;
  /** Whether to keep copies of the files; as the library is set where nothing is said. */
  readonly keepOriginals?: boolean | undefined;
  /** Of the only library that will do; none is made then. */
  readonly identity?: string | undefined;
  /** What may open archives that are encrypted. */
  readonly passwords?: readonly string[] | undefined;
  /** What the machine's administrators prescribe. */
  readonly policy?: Policy;
  /** One that has been warmed up; it is closed when files have been read. */
  readonly packer?: Packer;
}

/**
 * Imports files one after another into the library in `folder`, making it when there is none. The app's
 * worker and the CLI both run this. A cancelled import keeps the files that were finished.
 */
export async function importFiles(
  folder: string,
  files: readonly string[],
  options: ImportFilesOptions,
): Promise<ImportReport> {
  if (options.policy?.readOnlyLibraries) {
    return refuseAll(files, READ_ONLY_BY_POLICY, options);
  }
  const library = openLibrary(folder, options.identity);
  if (library instanceof LibraryError) {
    return refuseAll(files, library.message, options);
  }
  try {
    putOffCheckpoints(library);
    const obstacle = settle(library, options.policy ?? NO_POLICY);
    if (obstacle !== undefined) {
      return refuseAll(files, obstacle, options);
    }
    const report = await importInto(library, files, options);
    keepIfPossible(library, report);
    options.onReport?.(report);
    return report;
  } finally {
    bringIn(library);
    library.database.close();
  }
}

/** @returns why nothing can be noted, and so nothing imported: a full disk, for example */
function settle(library: WritableLibrary, policy: Policy): string | undefined {
  try {
    settleCustody(library, policy);
    return undefined;
  } catch (error) {
    const explained = explainStorageError(error, library.folder);
    if (explained instanceof LibraryError) {
      return explained.message;
    }
    throw error;
  }
}

/** What was imported is there, whether or not its report can be kept. */
function keepIfPossible(library: WritableLibrary, report: ImportReport): void {
  try {
    keepImportReport(library, report);
  } catch {
    // On a full disk, for example.
  }
}

function refuseAll(files: readonly string[], reason: string, { onReport }: ImportFilesOptions): ImportReport {
  const report = { imports: files.map((file) => refusal(file, reason)), cancelled: false };
  onReport?.(report);
  return report;
}

function openLibrary(folder: string, identity: string | undefined): WritableLibrary | LibraryError {
  try {
    return openForWriting(folder, undefined, identity);
  } catch (error) {
    if (error instanceof LibraryError) {
      return error;
    }
    throw error;
  }
}

async function importInto(
  library: WritableLibrary,
  files: readonly string[],
  { signal, onProgress, keepOriginals, passwords = [], policy = NO_POLICY, packer }: ImportFilesOptions,
): Promise<ImportReport> {
  const meter = await createMeter(files, onProgress);
  const scratch = new Scratch(library, signal, { packer });
  const target = {
    library,
    scratch,
    keepsOriginals: policy.alwaysKeepOriginals || (keepOriginals ?? readKeepsOriginals(library)),
    notesPaths: !policy.forbidReferences,
    passwords,
  };
  const imports: FileImport[] = [];
  try {
    for (const [index, file] of files.entries()) {
      const finished = await unlessCancelled(signal, () =>
        importFile(target, file, {
          signal,
          onProgress: (bytes, events) => meter.report(index, bytes, events),
        }),
      );
      if (!finished) {
        return { imports: withCurrentSessions(library, imports), cancelled: true };
      }
      imports.push(finished);
      meter.finishFile(index);
    }
    return { imports: withCurrentSessions(library, imports), cancelled: false };
  } finally {
    scratch.close();
  }
}

/** A later file of the same import may have made a session grow: the report names sessions as they are in the end. */
function withCurrentSessions(library: WritableLibrary, imports: readonly FileImport[]): FileImport[] {
  return imports.map((imported) =>
    imported.sessions.every(({ id }) => hasSession(library, id))
      ? imported
      : { ...imported, sessions: listSessionsOfSource(library, imported.sha256 ?? '').map(toSummary) },
  );
}

async function unlessCancelled<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
  try {
    signal.throwIfAborted();
    return await work();
  } catch (error) {
    if (signal.aborted) {
      return undefined;
    }
    throw error;
  }
}

interface Meter {
  report(index: number, fileBytes: Bytes, events: number): void;
  finishFile(index: number): void;
}

async function createMeter(
  files: readonly string[],
  onProgress: (progress: ImportProgress) => void,
): Promise<Meter> {
  const sizes: Bytes[] = [];
  for (const file of files) {
    sizes.push(await sizeOf(file));
  }
  const bytesTotal = sizes.reduce((sum, size) => sum + size, 0);
  const startedAt = performance.now();
  let bytesBefore = 0;
  let bytesRead = 0;
  let reportedAt = -Infinity;
  return {
    report: (index, fileBytes, events) => {
      const now = performance.now();
      if (now - reportedAt < PROGRESS_INTERVAL) {
        return;
      }
      reportedAt = now;
      // A file that may be a duplicate is read twice, once to hash it; the bar does not go back.
      bytesRead = Math.max(bytesRead, bytesBefore + fileBytes);
      onProgress({
        fileName: path.basename(files[index] ?? ''),
        fileNumber: index + 1,
        fileCount: files.length,
        bytesRead,
        bytesTotal,
        bytesPerSecond: bytesRead / Math.max((now - startedAt) / 1000, 0.001),
        events,
      });
    },
    finishFile: (index) => {
      bytesBefore += sizes[index] ?? 0;
    },
  };
}

async function sizeOf(file: string): Promise<Bytes> {
  return stat(file).then(
    (stats) => stats.size,
    () => 0,
  );
}
