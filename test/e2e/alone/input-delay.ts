import type { ReplayApp } from '../replay-app.ts';

/** How long the app took at worst, in milliseconds. */
export interface Delays {
  /** From a real mouse move, sent to the window, to its handler in the app's page. */
  readonly input: number;
  /** By how much a timer of the main process, which brings every input, was late. */
  readonly main: number;
  /** How many mouse moves arrived. */
  readonly moves: number;
  /** By how much a timer of this test, which does nothing else, was late: what a busy computer takes from anybody. */
  readonly idle: number;
}

const INTERVAL = 20;

/**
 * Moves the mouse over the window's header all the time, and measures.
 * @returns a function that ends it and tells the worst
 */
export async function watchDelays(app: ReplayApp): Promise<() => Promise<Delays>> {
  await app.electron.evaluate(
    ({ webContents }, script) => webContents.getAllWebContents()[0]?.executeJavaScript(script),
    `(${listen.toString()})()`,
  );
  await app.electron.evaluate(({ webContents }, interval) => {
    const contents = webContents.getAllWebContents()[0]!;
    const probe = { sent: {} as Record<number, number>, main: 0, timer: setInterval(move, interval) };
    let at = 0;
    let last = performance.now();
    function move(): void {
      const now = performance.now();
      probe.main = Math.max(probe.main, now - last - interval);
      last = now;
      // A place of its own for each move tells them apart; two in a row are never the same.
      const x = 20 + (at++ % 600);
      probe.sent[x] = performance.timeOrigin + now;
      if (!contents.isDestroyed()) {
        contents.sendInputEvent({ type: 'mouseMove', x, y: 23 });
      }
    }
    Object.assign(globalThis, { probe });
  }, INTERVAL);
  const stopIdle = watchIdle();
  return async () => ({ ...(await readDelays(app)), idle: stopIdle() });
}

function watchIdle(): () => number {
  let [last, worst] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - last - INTERVAL);
    last = now;
  }, INTERVAL);
  return () => {
    clearInterval(timer);
    return worst;
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

async function readDelays(app: ReplayApp): Promise<Omit<Delays, 'idle'>> {
  await app.page.waitForTimeout(200);
  return app.electron.evaluate(async ({ webContents }) => {
    const { probe } = globalThis as unknown as {
      probe: { sent: Record<number, number>; main: number; timer: NodeJS.Timeout };
    };
    clearInterval(probe.timer);
    const seen = (await webContents
      .getAllWebContents()[0]
      ?.executeJavaScript('window.seenMoves.splice(0)')) as [number, number][];
    const delays = seen.map(([x, atMs]) => atMs - (probe.sent[x] ?? NaN));
    return { input: Math.max(...delays), main: probe.main, moves: seen.length };
  });
}
