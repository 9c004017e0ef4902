import path from 'node:path';
import type { Page } from 'playwright';
import { launchDriven } from '../../build/drive.mjs';
import { launchArguments, launchEnvironment } from '../../build/launch.mjs';
import { errorMessage } from '../../shared/error-message.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import { readLateness, watchLateness } from './lateness.ts';
import type { MeasuredPlayer } from './measured-player.ts';

/** A window as Electron makes it, with rrweb-player as its README shows it. */
const FOLDER = path.resolve(import.meta.dirname, '../../test/sealed/plain');
const PATIENCE: Milliseconds = 300_000;

/** The page's globals, as far as they are used from here. */
interface StockWindow {
  rrwebPlayer: { default: new (options: { target: HTMLElement; props: object }) => StockPlayer };
  player?: StockPlayer;
}

interface StockPlayer {
  getReplayer(): { pause(atMs: Milliseconds): void; getMetaData(): { totalTime: Milliseconds } };
}

/** Why a recording could not be opened. */
export interface NotOpened {
  readonly failure: string;
}

/** Opens a recording in stock rrweb-player, or tells why it cannot be. */
export async function openStock(executablePath: string, file: string): Promise<MeasuredPlayer | NotOpened> {
  const app = await launchDriven({
    executablePath,
    args: launchArguments([], FOLDER),
    env: launchEnvironment(),
    colorScheme: null,
  });
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(PATIENCE);
    // Its script stands in the head: by then there is no body yet.
    await page.waitForLoadState('load');
    await page.waitForFunction(() => 'rrwebPlayer' in window && document.readyState === 'complete');
    const openedMs = await load(page, file);
    await watchLateness(page);
    return {
      openedMs,
      pid: app.process().pid ?? 0,
      seek: (share) => seek(page, share),
      scrub: () => scrub(page),
      readDelay: () => readLateness(page),
      close: () => app.close(),
    };
  } catch (error) {
    await app.close().catch(() => undefined);
    return { failure: firstLine(error) };
  }
}

/** What comes after it is where in Playwright it was noticed. */
function firstLine(error: unknown): string {
  return errorMessage(error).split('\n')[0] ?? '';
}

async function load(page: Page, file: string): Promise<Milliseconds> {
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file' }));
  });
  await page.locator('input').setInputFiles(file);
  return page.evaluate(async () => {
    const startedAt = performance.now();
    const stock = window as unknown as StockWindow;
    const text = (await document.querySelector('input')?.files?.[0]?.text()) ?? '';
    const { data } = JSON.parse(text) as { data: { snapshots: unknown[] } };
    document.body.replaceChildren();
    const props = { events: data.snapshots, autoPlay: false, showController: false };
    stock.player = new stock.rrwebPlayer.default({ target: document.body, props });
    // The first snapshot is built from a timer.
    await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - startedAt;
  });
}

function seek(page: Page, share: number): Promise<Milliseconds> {
  return page.evaluate(async (wanted) => {
    const startedAt = performance.now();
    const replayer = (window as unknown as StockWindow).player?.getReplayer();
    replayer?.pause(wanted * replayer.getMetaData().totalTime);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - startedAt;
  }, share);
}

/** Its own controller goes to every moment that the pointer passes; so does this. */
function scrub(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const replayer = (window as unknown as StockWindow).player?.getReplayer();
    const total = replayer?.getMetaData().totalTime ?? 0;
    const startedAt = performance.now();
    let painted = 0;
    for (let now = 0; now < 2000; now = performance.now() - startedAt) {
      replayer?.pause(total * (0.4 + (0.1 * now) / 2000));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      painted++;
    }
    return (1000 * painted) / (performance.now() - startedAt);
  });
}
