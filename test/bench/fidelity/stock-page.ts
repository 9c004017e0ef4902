import path from 'node:path';
import type { Page } from 'playwright';
import { launchDriven } from '../../../build/drive.mjs';
import { launchArguments, launchEnvironment } from '../../../build/launch.mjs';
import type { RecordedPage } from '../../record/fidelity/record-page.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import { LATE, NO_POINTER, type FidelityPlayer } from './fidelity-player.ts';
import { sizeOf } from './recorded-size.ts';
import { addRule, takeLook } from './take-look.ts';

/** A window as Electron makes it, with rrweb-player as its README shows it. */
const FOLDER = path.resolve(import.meta.dirname, '../../sealed/plain');
const PATIENCE: Milliseconds = 30_000;

/** The page's globals, as far as they are used from here. */
interface StockWindow {
  rrwebPlayer: { default: new (options: { target: HTMLElement; props: object }) => StockPlayer };
  player?: StockPlayer;
}

interface StockPlayer {
  getReplayer(): {
    pause(atMs?: Milliseconds): void;
    play(atMs: Milliseconds): void;
    getCurrentTime(): Milliseconds;
  };
}

/** Starts stock rrweb-player in a window of its own. */
export async function openStockPage(executablePath: string): Promise<FidelityPlayer> {
  const app = await launchDriven({
    executablePath,
    args: launchArguments(['--force-device-scale-factor=1'], FOLDER),
    env: launchEnvironment(),
    colorScheme: null,
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(PATIENCE);
  const client = await page.context().newCDPSession(page);
  let startMs: EpochMilliseconds = 0;
  return {
    open: async (recorded) => {
      startMs = recorded.events[0]?.timestamp ?? 0;
      await load(page, recorded);
    },
    jump: (atMs) => jump(page, atMs - startMs),
    play: (fromMs, toMs) => play(page, fromMs - startMs, toMs - startMs),
    look: () => {
      const [replayed] = page.mainFrame().childFrames();
      if (!replayed) {
        throw new Error('there is no replayed document');
      }
      return takeLook(replayed, client);
    },
    close: () => app.close(),
  };
}

async function load(page: Page, recorded: RecordedPage): Promise<void> {
  await page.waitForLoadState();
  await page.reload();
  await addRule(page.mainFrame(), NO_POINTER);
  await page.evaluate(
    async ([events, size]) => {
      const stock = window as unknown as StockWindow;
      const props = { events, ...size, autoPlay: false, showController: false };
      stock.player = new stock.rrwebPlayer.default({ target: document.body, props });
      // The first snapshot is built from a timer.
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
    [recorded.events, sizeOf(recorded)] as const,
  );
}

function jump(page: Page, offset: Milliseconds): Promise<void> {
  return page.evaluate((to) => {
    (window as unknown as StockWindow).player?.getReplayer().pause(to);
  }, offset);
}

async function play(page: Page, from: Milliseconds, to: Milliseconds): Promise<void> {
  const isThere = await page.evaluate(
    async ([begin, end, late]) => {
      const replayer = (window as unknown as StockWindow).player?.getReplayer();
      const isPlayed = (): boolean => (replayer?.getCurrentTime() ?? 0) >= end;
      const startedAt = performance.now();
      replayer?.play(begin);
      while (!isPlayed() && performance.now() - startedAt < end - begin + late) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      replayer?.pause();
      return isPlayed();
    },
    [from, to, LATE] as const,
  );
  if (!isThere) {
    throw new Error(`playing from ${from} ms did not come to ${to} ms`);
  }
}
