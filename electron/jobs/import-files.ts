import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileImport, ImportProgress, ImportReport } from '../../shared/model/import-report.ts';
import type { Bytes, Milliseconds } from '../../shared/model/units.ts';
import { LibraryError } from '../library/library-error.ts';
import { openForWriting, type WritableLibrary } from '../library/open.ts';
import { importFile, refusal } from './import-file.ts';

const PROGRESS_INTERVAL: Milliseconds = 100;

export interface ImportFilesOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
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
  const library = openLibrary(folder);
  if (library instanceof LibraryError) {
    return { imports: files.map((file) => refusal(file, library.message)), cancelled: false };
  }
  try {
    return await importInto(library, files, options);
  } finally {
    library.database.close();
  }
}

function openLibrary(folder: string): WritableLibrary | LibraryError {
  try {
    return openForWriting(folder);
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
  { signal, onProgress }: ImportFilesOptions,
): Promise<ImportReport> {
  const meter = await createMeter(files, onProgress);
  const imports: FileImport[] = [];
  for (const [index, file] of files.entries()) {
    const finished = await unlessCancelled(signal, () =>
      importFile(library, file, {
        signal,
        onProgress: (bytes, events) => meter.report(index, bytes, events),
      }),
    );
    if (!finished) {
      return { imports, cancelled: true };
    }
    imports.push(finished);
    meter.finishFile(index);
  }
  return { imports, cancelled: false };
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
  const sizes = await Promise.all(files.map(sizeOf));
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
