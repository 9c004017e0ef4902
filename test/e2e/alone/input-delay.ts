import { expect } from 'vitest';
import { startIdleTimer, type IdleTimer } from '../../helpers/idle-timer.ts';
import type { ReplayApp } from '../replay-app.ts';

/** How long the app took at worst, in milliseconds. */
export interface Delays {
  /** From a real mouse move, sent to the window, to its handler in the app's page. */
  readonly input: number;
  /** By how much a timer of the main process, which brings every input, was late. */
  readonly main: number;
  /** How many mouse moves arrived. */
  readonly moves: number;
  /** How long that may be which takes so long at most where nothing else runs. */
  readonly allow: IdleTimer['allow'];
}

export interface DelayWatch {
  /** Waits until so many more moves have been handled. */
  more(moves: number): Promise<void>;
  /** Ends it when the last move has been handled. */
  end(): Promise<Delays>;
}

const INTERVAL = 20;

/** Moves the mouse over the window's header all the time, and measures. */
export async function watchDelays(app: ReplayApp): Promise<DelayWatch> {
  await app.electron.evaluate(
    ({ webContents }, script) =>
      webContents
        .getAllWebContents()
        .find((each) => each.getURL() === 'app://app/')
        ?.executeJavaScript(script),
    `(${listen.toString()})()`,
  );
  await app.electron.evaluate(({ webContents }, interval) => {
    const contents = webContents.getAllWebContents().find((each) => each.getURL() === 'app://app/')!;
    const probe = {
      sent: {} as Record<number, number>,
      last: 0,
      main: 0,
      timer: setInterval(move, interval),
    };
    let at = 0;
    let last = performance.now();
    function move(): void {
      const now = performance.now();
      probe.main = Math.max(probe.main, now - last - interval);
      last = now;
      // A place of its own for each move tells them apart; two in a row are never the same.
      const x = 20 + (at++ % 600);
      probe.sent[x] = performance.timeOrigin + now;
      probe.last = x;
      if (!contents.isDestroyed()) {
        contents.sendInputEvent({ type: 'mouseMove', x, y: 23 });
      }
    }
    Object.assign(globalThis, { probe });
  }, INTERVAL);
  const idle = startIdleTimer();
  return {
    more: async (moves) => {
      const wanted = (await countMoves(app)) + moves;
      await expect.poll(() => countMoves(app)).toBeGreaterThanOrEqual(wanted);
    },
    end: async () => ({ ...(await readDelays(app)), allow: idle.allow }),
  };
}

/** In the page: notes when each move was handled. */
function listen(): void {
  const seen: [number, number][] = [];
  Object.assign(window, { seenMoves: seen });
  window.addEventListener('mousemove', ({ clientX }) => {
    seen.push([clientX, performance.timeOrigin + performance.now()]);
  });
}

interface Probe {
  readonly sent: Record<number, number>;
  /** Where the last move went. */
  readonly last: number;
  readonly main: number;
  readonly timer: NodeJS.Timeout;
}

/** By the main process: Playwright's own way into the page waits for the stage. */
function inPage<T>(app: ReplayApp, script: string): Promise<T> {
  return app.electron.evaluate(
    ({ webContents }, code) =>
      webContents
        .getAllWebContents()
        .find((each) => each.getURL() === 'app://app/')!
        .executeJavaScript(code) as Promise<T>,
    script,
  );
}

function countMoves(app: ReplayApp): Promise<number> {
  return inPage(app, 'window.seenMoves.length');
}

async function readDelays(app: ReplayApp): Promise<Omit<Delays, 'allow'>> {
  const { sent, last, main } = await app.electron.evaluate(() => {
    const { probe } = globalThis as unknown as { probe: Probe };
    clearInterval(probe.timer);
    return { sent: probe.sent, last: probe.last, main: probe.main };
  });
  await expect.poll(() => inPage(app, 'window.seenMoves.at(-1)?.[0]')).toBe(last);
  const seen = await inPage<[number, number][]>(app, 'window.seenMoves.splice(0)');
  // Others, such as Playwright, move the mouse too.
  const delays = seen.flatMap(([x, atMs]) => (sent[x] === undefined ? [] : [atMs - sent[x]]));
  return { input: Math.max(...delays), main, moves: seen.length };
}
