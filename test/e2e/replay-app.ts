import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import type { BrowserWindow } from 'electron';
import type { ElectronApplication, Frame, Locator, Page } from 'playwright';
import type {} from '../../renderer/app/state/api.ts';
import type { StoppedRequests } from '../../shared/contract/app.ts';
import { launchDriven } from '../../build/drive.mjs';
import { launchArguments, launchEnvironment } from '../../build/launch.mjs';

const executablePath = process.env['AIRGAP_REPLAY_ELECTRON'] ?? '';
const root = path.resolve(import.meta.dirname, '../..');

export const SAMPLES = {
  shop: path.join(root, 'test/fixtures/samples/shop-checkout.json'),
  form: path.join(root, 'test/fixtures/samples/two-window-form.jsonl'),
  app: path.join(root, 'test/fixtures/samples/single-page-app.json'),
} as const;

/** The real app in a user-data folder of its own, driven as a user would. Collects everything that goes wrong. */
export class ReplayApp {
  readonly userData: string;
  /** Console errors, page errors and requests that were cancelled: every test ends with `expectNoErrors`. */
  readonly errors: string[] = [];
  private readonly appFolder: string | undefined;
  private running: { readonly electron: ElectronApplication; readonly page: Page } | undefined;

  /**
   * An app that has yet to be started.
   * @param userData of its own where none is named
   * @param appFolder of an app that a test built for itself
   */
  constructor(userData = makeFolder(), appFolder?: string) {
    this.userData = userData;
    this.appFolder = appFolder;
  }

  /**
   * @param files opened from the command line
   * @param userData of an earlier start, to start again
   * @param appFolder of an app that a test built for itself
   */
  static async start(
    files: readonly string[] = [],
    userData?: string,
    appFolder?: string,
  ): Promise<ReplayApp> {
    const app = new ReplayApp(userData, appFolder);
    await app.launch(files);
    return app;
  }

  get page(): Page {
    return this.started.page;
  }

  get electron(): ElectronApplication {
    return this.started.electron;
  }

  /** Starts the app, with what it has kept from before. @param args files and switches */
  async launch(args: readonly string[] = []): Promise<void> {
    const electron = await launchDriven({
      executablePath,
      args: launchArguments([`--user-data-dir=${this.userData}`, ...args], this.appFolder),
      env: launchEnvironment(),
      // Playwright's own choice would hide the system's.
      colorScheme: null,
    });
    const page = await electron.firstWindow();
    this.running = { electron, page };
    this.listen(page);
  }

  private listen(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.errors.push(`console ${message.type()}: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => this.errors.push(`page error: ${error.message}`));
    page.on('requestfailed', (request) => this.errors.push(`request failed: ${request.url()}`));
  }

  private get started(): { readonly electron: ElectronApplication; readonly page: Page } {
    if (!this.running) {
      throw new Error('the app does not run');
    }
    return this.running;
  }

  /** Ends the app as a user does, and starts it again. */
  async restart(args: readonly string[] = []): Promise<void> {
    await this.quit();
    await this.launch(args);
  }

  /** Ends the app and keeps its folder, as a user does. What is broken off by that is no error. */
  async quit(): Promise<void> {
    const before = this.errors.length;
    await this.electron.close();
    this.errors.length = before;
    this.running = undefined;
  }

  /** Ends the app and removes its folder. */
  async dispose(): Promise<void> {
    await this.running?.electron.close().catch(() => undefined);
    rmSync(this.userData, { recursive: true, force: true });
  }

  async expectNoErrors(): Promise<void> {
    expect(this.errors).toEqual([]);
    expect(await this.readStopped()).toEqual({ byPolicy: 0, bySession: 0, kinds: {} });
  }

  /** What the policy and the session had to stop: nothing, where sanitising has left nothing for them. */
  async readStopped(): Promise<StoppedRequests> {
    const read = await this.page.evaluate(() => window.replay.readStatus({}));
    if (!read.ok) {
      throw new Error(read.error.message);
    }
    return read.value.stopped;
  }

  /** Has every dialog that opens files answered with this one. */
  async answerDialogs(file: string): Promise<void> {
    await this.electron.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    }, file);
  }

  get slider(): Locator {
    return this.page.getByRole('slider', { name: 'Position' });
  }

  async setTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.electron.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    const isDark = (): Promise<boolean> =>
      this.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    await expect.poll(isDark).toBe(theme === 'dark');
  }

  /** As the menu does it, whose accelerators a driven key does not reach. @param label without its mark for the keyboard */
  async chooseFromMenu(label: string): Promise<void> {
    await this.electron.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
      items?.find((item) => item.label.replaceAll('&', '').startsWith(wanted))?.click();
    }, label);
  }

  /** Gives the window's page another size, in CSS pixels; the window that makes pictures stays as it is. */
  async resize(width: number, height: number): Promise<void> {
    const window = await this.electron.browserWindow(this.page);
    await window.evaluate(
      (shown: BrowserWindow, size: { readonly width: number; readonly height: number }) =>
        shown.setContentSize(size.width, size.height),
      { width, height },
    );
    await this.page.waitForFunction((wanted) => innerWidth === wanted, width);
  }

  /** Pastes as the menu does it, whose accelerator a driven key does not reach. */
  async paste(): Promise<void> {
    const window = await this.electron.browserWindow(this.page);
    await window.evaluate((shown: BrowserWindow) => shown.webContents.paste());
  }

  /** As by the menu: 2 is 200 %. */
  async zoom(factor: number): Promise<void> {
    await this.electron.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows().forEach(({ webContents }) => webContents.setZoomFactor(wanted));
    }, factor);
  }

  async setSpeed(speed: number): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Speed' }).selectOption(String(speed));
  }

  async openPreferences(): Promise<Locator> {
    await this.chooseFromMenu('Preferences');
    const dialog = this.page.getByRole('dialog', { name: 'Preferences' });
    await dialog.waitFor();
    return dialog;
  }

  /** Closes the dialog that is open. */
  async closeDialog(): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.waitFor();
    await this.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A tab of the inspector, chosen; the inspector is opened where it is closed. @returns what the tab shows */
  async openTab(name: string): Promise<Locator> {
    const inspector = this.button('Inspector');
    if ((await inspector.getAttribute('aria-pressed')) === 'false') {
      await inspector.click();
    }
    const tab = this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
    const more = this.button('More tabs');
    await tab.or(more).first().waitFor();
    if (!(await tab.isVisible())) {
      await more.click();
      await this.page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
    } else {
      await tab.click();
    }
    const panel = this.page.getByRole('tabpanel', { name, exact: true });
    await panel.waitFor();
    return panel;
  }

  /** Waits until a recording is on the stage. */
  async waitUntilOpen(): Promise<void> {
    await this.button('Pause').or(this.button('Play')).and(this.page.locator(':enabled')).waitFor();
  }

  async pause(): Promise<void> {
    if (await this.button('Pause').isVisible()) {
      await this.button('Pause').click();
    }
    await this.button('Play').waitFor();
  }

  /** Milliseconds from the start of the session. */
  async position(): Promise<number> {
    return Number(await this.slider.getAttribute('aria-valuenow'));
  }

  /** Where the library's one session was left, in milliseconds from its start, as far as that has been saved. */
  async savedPosition(): Promise<number> {
    return this.page.evaluate(async () => {
      const list = { filter: { values: {}, ranges: {} }, sort: { by: 'started', descending: true } } as const;
      const ids = await window.replay.listSessionIds({ ...list, offset: 0, limit: 1 });
      const session = await window.replay.readSession({ sessionId: ids.ok ? (ids.value[0] ?? '') : '' });
      return session.ok ? (session.value.position?.atMs ?? NaN) - session.value.session.startedAtMs : NaN;
    });
  }

  /** Seeks by a click on the slider, to within a pixel of the moment. */
  async clickSlider(atMs: number): Promise<void> {
    const box = await this.slider.boundingBox();
    const length = Number(await this.slider.getAttribute('aria-valuemax'));
    if (!box) {
      throw new Error('the slider is not on the screen');
    }
    await this.slider.click({ position: { x: (box.width * atMs) / length, y: box.height / 2 } });
  }

  /** The frame that holds the replayed document. */
  async document(): Promise<Frame> {
    await expect.poll(() => this.stage()?.childFrames().length ?? 0, { timeout: 20_000 }).toBeGreaterThan(0);
    const frame = this.stage()?.childFrames()[0];
    if (!frame) {
      throw new Error('there is no replayed document');
    }
    return frame;
  }

  /** Waits until the replayed document shows a text. */
  async expectText(text: string | RegExp): Promise<void> {
    await expect
      .poll(async () => this.text(), { timeout: 20_000 })
      .toMatch(text instanceof RegExp ? text : new RegExp(escape(text)));
  }

  /** What a user reads in the replayed document. */
  async text(): Promise<string> {
    return this.inDocument(() => document.body.innerText);
  }

  /** Waits until whatever moves to its place in the app's own page has come there. */
  async settle(): Promise<void> {
    await this.page.evaluate(async () => {
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
      await Promise.allSettled(ending.map(({ finished }) => finished));
    });
  }

  /** Waits until the stage has painted what it shows. */
  async painted(): Promise<void> {
    await this.stage()?.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        }),
    );
  }

  /** Waits until the moment that was asked for last is shown, and what its page asks for has come or failed. */
  async waitUntilLoaded(): Promise<void> {
    await this.page.locator('[role=slider][aria-busy=false]').waitFor();
    await this.painted();
    await this.inDocument(async () => {
      await Promise.allSettled(Array.from(document.images, (image) => image.decode()));
      await document.fonts.ready;
    });
  }

  /** How many replayed documents there are: while one takes the place of another, two. */
  frames(): number {
    return this.stage()?.childFrames().length ?? 0;
  }

  /** Runs a function in the replayed document; once more where the stage put another in its place meanwhile. */
  async inDocument<T>(read: () => T | Promise<T>): Promise<T> {
    for (let turn = 0; ; turn++) {
      try {
        return await (await this.document()).evaluate(read);
      } catch (error) {
        if (turn === 5 || !/detached|destroyed/.test(String(error))) {
          throw error;
        }
      }
    }
  }

  private stage(): Frame | undefined {
    return this.page.frames().find((frame) => frame.url().startsWith('stage:'));
  }
}

function makeFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-e2e-'));
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
