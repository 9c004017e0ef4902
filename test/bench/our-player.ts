import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { launchDriven } from '../../build/drive.mjs';
import { launchArguments, launchEnvironment } from '../../build/launch.mjs';
import { importFiles } from '../../electron/jobs/importing/import-files.ts';
import { LibraryIndexer } from '../../electron/jobs/indexing/index-library.ts';
import { openForWriting } from '../../electron/library/database/open.ts';
import type { ImportReport } from '../../shared/model/import-report.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import { readSent, watchSent } from '../helpers/sent-to-stage.ts';
import { readLateness, watchLateness } from './lateness.ts';
import type { MeasuredPlayer } from './measured-player.ts';
import { settleDisk } from './settle-disk.ts';

const PATIENCE: Milliseconds = 120_000;

/** Opens a recording in the real app, from a library that has it, indexed. */
export async function openOurs(executablePath: string, file: string): Promise<MeasuredPlayer> {
  const userData = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-bench-'));
  await fillLibrary(path.join(userData, 'library'), file);
  settleDisk();
  const app = await launchDriven({
    executablePath,
    args: launchArguments([`--user-data-dir=${userData}`]),
    env: launchEnvironment(),
    colorScheme: null,
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(PATIENCE);
  await page.getByRole('row').nth(1).waitFor();
  // What starts with the app is done by then, and a stage is ready, as for a user who has looked at the list.
  await page.waitForTimeout(3000);
  await watchSent(page);
  const openedMs = await open(page);
  await watchLateness(page);
  return {
    openedMs,
    pid: app.process().pid ?? 0,
    seek: (share) => seek(page, share),
    scrub: () => scrub(page),
    readDelay: () => readLateness(page),
    close: async () => {
      await app.close();
      rmSync(userData, { recursive: true, force: true });
    },
  };
}

/** Imports recordings into a new library, and indexes it. */
export async function fillLibrary(folder: string, ...files: readonly string[]): Promise<ImportReport> {
  const report = await importFiles(folder, files, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  const library = openForWriting(folder);
  await new LibraryIndexer(library, '', () => undefined).run();
  library.database.close();
  return report;
}

/** The position is marked as busy until the page of the moment has been painted. */
function open(page: Page): Promise<Milliseconds> {
  return page.evaluate(async () => {
    const startedAt = performance.now();
    document.querySelector<HTMLElement>('tbody tr')?.click();
    const isReady = (): boolean =>
      document.querySelector('[role=slider][aria-label=Position]')?.getAttribute('aria-busy') === 'false';
    while (!isReady()) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - startedAt;
  });
}

/** @returns where on the screen a share of the recording lies */
async function findBar(page: Page): Promise<(share: number) => [x: number, y: number]> {
  const bar = await page.getByRole('slider', { name: 'Position' }).boundingBox();
  if (!bar) {
    throw new Error('the seek bar is not on the screen');
  }
  return (share) => [bar.x + share * bar.width, bar.y + bar.height / 2];
}

/** Clicks on the seek bar, as a user does. */
async function seek(page: Page, share: number): Promise<Milliseconds> {
  const place = await findBar(page);
  await page.evaluate(() => {
    const slider = document.querySelector('[role=slider][aria-label=Position]')!;
    (window as unknown as Measuring).arrival = new Promise((resolve) => {
      const follow = (startedAt: number): void => {
        if (slider.getAttribute('aria-busy') === 'false') {
          resolve(performance.now() - startedAt);
        } else {
          setTimeout(() => follow(startedAt), 1);
        }
      };
      const begin = (): unknown => setTimeout(follow, 0, performance.now());
      slider.addEventListener('pointerdown', begin, { once: true, capture: true });
    });
  });
  await page.mouse.click(...place(share));
  return page.evaluate(() => (window as unknown as Measuring).arrival);
}

/** What the bench leaves in the page while it measures. */
interface Measuring {
  arrival: Promise<Milliseconds>;
}

/** Of the moments that a pointer runs over, each is begun when the one before it has been painted. */
async function scrub(page: Page): Promise<number> {
  const place = await findBar(page);
  const moveTo = (share: number): Promise<void> => page.mouse.move(...place(share));
  const countJumps = async (): Promise<number> => {
    const { slices, seeks } = await readSent(page);
    return slices + seeks;
  };
  await moveTo(0.4);
  await page.mouse.down();
  const before = await countJumps();
  const startedAt = performance.now();
  for (let now = 0; now < 2000; now = performance.now() - startedAt) {
    await moveTo(0.4 + (0.1 * now) / 2000);
  }
  const rate = ((await countJumps()) - before) / ((performance.now() - startedAt) / 1000);
  await page.mouse.up();
  return rate;
}
