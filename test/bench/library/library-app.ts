import type { ElectronApplication, Page } from 'playwright';
import { launchDriven } from '../../../build/drive.mjs';
import { launchArguments, launchEnvironment } from '../../../build/launch.mjs';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { takeLateness, watchLateness } from '../lateness.ts';
import { chooseChoices, scrollAround, searchAround, sortColumns } from './page-work.ts';

/** By how much a timer was late at worst: of each process, and of one that does nothing. */
export interface Lateness {
  readonly page: Milliseconds;
  readonly main: Milliseconds;
  readonly idle: Milliseconds;
}

/** The real app on a large library. Times are from a user's action to what the page shows. */
export interface LibraryApp {
  /** From the start of the process to rows on the screen. */
  readonly openedMs: Milliseconds;
  sort(): Promise<Milliseconds[]>;
  chooseFacets(): Promise<{ readonly lists: Milliseconds[]; readonly facets: Milliseconds[] }>;
  scroll(): Promise<{ readonly frames: Milliseconds[]; readonly blanks: Milliseconds[] }>;
  search(
    words: readonly string[],
  ): Promise<{ readonly asked: Milliseconds[]; readonly typed: Milliseconds[] }>;
  /** The longest time that each process let its own work wait since this was asked last. */
  takeLateness(): Promise<Lateness>;
  close(): Promise<void>;
}

export async function openLibraryApp(
  executablePath: string,
  library: string,
  userData: string,
): Promise<LibraryApp> {
  const startedAt = performance.now();
  const app = await launchDriven({
    executablePath,
    args: launchArguments([`--user-data-dir=${userData}`, '--library', library]),
    env: launchEnvironment(),
    colorScheme: null,
  });
  const page = await app.firstWindow();
  await page.locator('[data-row="0"] td[data-column="started"]').waitFor();
  const openedMs = performance.now() - startedAt;
  await page.locator('.facet-box__count').first().waitFor();
  // What starts with the app is done by then.
  await page.waitForTimeout(2000);
  await watchLateness(page);
  await watchMain(app);
  const takeIdle = watchIdle();
  return {
    openedMs,
    sort: () => page.evaluate(sortColumns),
    chooseFacets: () => page.evaluate(chooseChoices),
    search: (words) => page.evaluate(searchAround, words),
    scroll: () => page.evaluate(scrollAround),
    takeLateness: async () => ({
      page: await takeLateness(page),
      main: await takeMain(app),
      idle: takeIdle(),
    }),
    close: () => close(app, page),
  };
}

async function close(app: ElectronApplication, page: Page): Promise<void> {
  await page.close();
  await app.close();
}

/** This process only waits for the app. @returns what tells its worst since it was asked last */
function watchIdle(): () => Milliseconds {
  let [last, worst] = [performance.now(), 0];
  setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - last - INTERVAL);
    last = now;
  }, INTERVAL).unref();
  return () => {
    const taken = worst;
    worst = 0;
    return taken;
  };
}

const INTERVAL: Milliseconds = 5;

interface Watching {
  lateness: { worst: Milliseconds };
}

function watchMain(app: ElectronApplication): Promise<void> {
  return app.evaluate(() => {
    const lateness = ((globalThis as unknown as Watching).lateness = { worst: 0 });
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      lateness.worst = Math.max(lateness.worst, now - last - 5);
      last = now;
    }, 5);
  });
}

function takeMain(app: ElectronApplication): Promise<Milliseconds> {
  return app.evaluate(() => {
    const { lateness } = globalThis as unknown as Watching;
    const { worst } = lateness;
    lateness.worst = 0;
    return worst;
  });
}
