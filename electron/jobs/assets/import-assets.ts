import { resolveAmong } from '../../../shared/assets/asset-table.ts';
import type { AssetProgress, AssetReport } from '../../../shared/model/asset-report.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { refuse, type PackItem } from '../../assets/pack-item.ts';
import { readPackFile, type PackFile } from '../../assets/read-pack.ts';
import { errorCode } from '../../error-code.ts';
import { listAssets, removeUnusedAssets } from '../../library/assets/assets.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import { retryWhenBusy } from '../../library/database/retry-when-busy.ts';
import { AssetIntake } from './asset-intake.ts';
import { refillWindows } from '../indexing/refill-windows.ts';
import { listPackFiles } from './list-pack-files.ts';

/** How an asset pack is watched and stopped while it is read. */
export interface AssetControl {
  readonly signal: AbortSignal;
  onProgress(progress: AssetProgress): void;
}

/** What was imported, and the windows that are to be indexed anew. */
export interface AssetOutcome {
  readonly report: AssetReport;
  readonly windows: readonly { readonly sessionId: string; readonly windowNumber: number }[];
}

const PROGRESS_INTERVAL: Milliseconds = 100;

/**
 * Stores what asset packs hold in the library, and removes the index of the windows that they fill, to have it made
 * anew. What was stored before it was cancelled stays.
 * @param chosen files and folders as the user named them
 * @throws LibraryError where the library cannot be written
 */
export async function importAssets(
  library: WritableLibrary,
  chosen: readonly string[],
  control: AssetControl,
): Promise<AssetOutcome> {
  const held = listAssets(library);
  const before = resolveAmong(held);
  const intake = new AssetIntake(library, held);
  const files = await listPackFiles(chosen);
  await readFiles(files, intake, control);
  await retryWhenBusy(() => removeUnusedAssets(library));
  const { addresses, windows } = await refillWindows(library, before);
  const report = { ...intake.counts, filled: addresses, cancelled: control.signal.aborted };
  return {
    report,
    windows: windows.map(({ sessionId, windowNumber }) => ({ sessionId, windowNumber })),
  };
}

async function readFiles(
  files: readonly PackFile[],
  intake: AssetIntake,
  control: AssetControl,
): Promise<void> {
  let toldAt = -Infinity;
  let seen = 0;
  for await (const item of readItems(files)) {
    if (control.signal.aborted) {
      return;
    }
    await intake.take(item);
    seen++;
    if (performance.now() - toldAt >= PROGRESS_INTERVAL) {
      toldAt = performance.now();
      control.onProgress({ files: seen, taken: intake.taken });
    }
  }
}

async function* readItems(files: readonly PackFile[]): AsyncGenerator<PackItem> {
  for (const file of files) {
    try {
      yield* readPackFile(file);
    } catch (error) {
      // An error of the file system; anything else is a bug of ours.
      if (errorCode(error) === '') {
        throw error;
      }
      yield refuse(file.place, 'unreadable');
    }
  }
}
