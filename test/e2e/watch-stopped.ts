import type { ReplayApp } from './replay-app.ts';

/**
 * Notes, from now on, where the window or one of its frames was to be led and was not: the app prevented it, or a
 * policy refused it.
 * @returns tells the addresses so far
 */
export async function watchStopped(app: ReplayApp): Promise<() => Promise<string[]>> {
  await app.electron.evaluate(({ webContents }) => {
    const stopped: string[] = [];
    Object.assign(globalThis, { stopped });
    const contents = webContents.getAllWebContents().find((each) => each.getURL() === 'app://app/');
    // After the app's own listener, which was there before.
    contents?.on('will-frame-navigate', ({ url, defaultPrevented }) => {
      stopped.push(...(defaultPrevented ? [url] : []));
    });
    contents?.on('did-fail-load', (_event, _code, _reason, url) => stopped.push(url));
  });
  return () => app.electron.evaluate(() => (globalThis as unknown as { stopped: string[] }).stopped);
}
