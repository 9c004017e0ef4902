import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type {} from '../../renderer/app/state/api.ts';
import { readyLibrary, replaceLibrary } from './ready-library.ts';
import { ReplayApp } from './replay-app.ts';
import type { BrowserWindow } from 'electron';
import { mainWindow } from '../helpers/main-window.ts';

/** Of a window that was never moved (electron/window-state.ts). */
const SIZE = { width: 1280, height: 820 };

/** One app for all tests of a file: each begins it anew, which leaves nothing of what was before. */
export class SharedApp extends ReplayApp {
  /**
   * Brings the app to where it is after a start with nothing kept but a library.
   * @param files what the library holds, indexed
   */
  begin(files: readonly string[] = []): Promise<void> {
    return this.beginWith(readyLibrary(files));
  }

  /** The same with a library that a test has made. */
  async beginWith(library: string): Promise<void> {
    await this.rest();
    // A page of the app's own origin with nothing in it: the one before can write no more.
    await this.page.goto('app://app/nothing');
    await this.page.evaluate(() => localStorage.clear());
    await this.page.mouse.move(0, 0);
    await this.resetWindow();
    await replaceLibrary(path.join(this.userData, 'library'), library);
    await this.page.goto('app://app/');
    await this.page.getByRole('button', { name: /^Network sealed/ }).waitFor();
    this.errors.length = 0;
  }

  /** Begins in the session of the one recording that the library holds, paused at its beginning. */
  async beginIn(file: string): Promise<void> {
    await this.begin([file]);
    await this.page.getByRole('row').nth(1).click();
    await this.waitUntilOpen();
    await this.pause();
  }

  /** Hands a file over as the system does when it is double-clicked. */
  async handOver(file: string): Promise<void> {
    await this.electron.evaluate(({ app }, handed) => {
      app.emit('open-file', { preventDefault: () => undefined }, handed);
    }, file);
  }

  /** Waits until nothing is imported or indexed any more. */
  private async rest(): Promise<void> {
    await this.page.waitForFunction(async () => {
      const status = await window.replay.readIndexStatus({});
      return status.ok && status.value.windowsLeft === 0;
    });
  }

  private async resetWindow(): Promise<void> {
    const window = await mainWindow(this.electron);
    await window.evaluate((shown: BrowserWindow, size: typeof SIZE) => {
      shown.setFullScreen(false);
      shown.setSize(size.width, size.height);
      shown.webContents.setZoomFactor(1);
    }, SIZE);
    await this.electron.evaluate(({ clipboard, nativeTheme }) => {
      nativeTheme.themeSource = 'system';
      clipboard.clear();
    });
  }
}

/** The one app of a file, started before its tests and ended after them. */
export function shareApp(): SharedApp {
  const app = new SharedApp();
  beforeAll(() => app.launch());
  afterAll(() => app.dispose());
  return app;
}
