import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { launchArguments, launchEnvironment } from '../../build/launch.mjs';
import { ReplayApp, SAMPLES } from './replay-app.ts';
import type { BrowserWindow } from 'electron';
import { mainWindow } from '../helpers/main-window.ts';

const AT_MS = 20_000;
const APP_ENDED = 'Airgap Replay ended unexpectedly last time.';
const WINDOW_ENDED = 'The window had stopped and was opened again.';
const WHERE_IT_WAS = 'Your session is where it was.';
const LEFT_CLOSED = 'so it was left closed';

let app: ReplayApp;
afterEach(() => app.dispose());

/** An app in a session, paused somewhere in it. @returns the moment, when it has been saved */
async function pauseSomewhere(): Promise<number> {
  app = await ReplayApp.start([SAMPLES.shop]);
  await app.waitUntilOpen();
  await app.pause();
  await app.clickSlider(AT_MS);
  await app.waitUntilLoaded();
  await expect.poll(() => app.savedPosition()).toBe(await app.position());
  return app.position();
}

/** Runs code in the window's page. Playwright gives a page up when the process of one of its frames ends. */
async function inWindow<T>(code: string): Promise<T> {
  const window = await mainWindow(app.electron);
  return window.evaluate(async ({ webContents }: BrowserWindow, text: string) => {
    const run = webContents.executeJavaScript(text) as Promise<T>;
    // One that ends before it has answered never does.
    return Promise.race([run, new Promise<T>((resolve) => setTimeout(resolve, 2000))]);
  }, code);
}

const windowText = (): Promise<string> => inWindow('document.body.innerText');
const windowMoment = (): Promise<number> =>
  inWindow(`Number(document.querySelector('[role=slider]')?.getAttribute('aria-valuenow'))`);
const isPaused = (): Promise<boolean> =>
  inWindow(`document.querySelector('button[aria-label="Play"]:enabled') !== null`);

/** Ends one of the window's processes as a fault of its own would. */
async function crash(which: 'page' | 'stage'): Promise<void> {
  const window = await mainWindow(app.electron);
  return window.evaluate(({ webContents }: BrowserWindow, wanted: string) => {
    const frames = webContents.mainFrame.framesInSubtree;
    const origin = wanted === 'stage' ? 'stage://stage' : 'app://app';
    const { osProcessId = 0 } = frames.find((frame) => frame.origin === origin) ?? {};
    process.kill(osProcessId, 'SIGSEGV');
  }, which);
}

/** Ends the app as nobody asked it to. */
async function kill(signal: 'SIGKILL' | 'SIGSEGV' = 'SIGKILL'): Promise<void> {
  const closed = app.electron.waitForEvent('close');
  app.electron.process().kill(signal);
  await closed;
}

it('outlives the stage’s process, says so, and loads the same moment again in one click', async () => {
  const moment = await pauseSomewhere();
  await crash('stage');
  await expect.poll(windowText).toContain('The process that shows the page has stopped.');
  await inWindow(
    `[...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Load again').click()`,
  );
  await expect.poll(isPaused).toBe(true);
  expect(await windowText()).not.toContain('has stopped');
  expect(await windowMoment()).toBe(moment);
});

it('opens its window again when the process of its page ends, with the session at its moment', async () => {
  const moment = await pauseSomewhere();
  await crash('page');
  await expect.poll(windowText, { timeout: 20_000 }).toContain(`${WINDOW_ENDED} ${WHERE_IT_WAS}`);
  await expect.poll(isPaused, { timeout: 20_000 }).toBe(true);
  expect(await windowMoment()).toBe(moment);

  // As a session would that ends whatever shows it.
  await crash('page');
  await expect.poll(windowText, { timeout: 20_000 }).toContain(LEFT_CLOSED);
  expect(await inWindow(`document.querySelector('[role=slider]')`)).toBeNull();
});

it.each(['SIGKILL', 'SIGSEGV'] as const)(
  'comes back to the session and its moment after a %s, and says so; not when it was quit',
  async (signal) => {
    const moment = await pauseSomewhere();
    await kill(signal);
    await app.launch();
    await app.page.getByText(`${APP_ENDED} ${WHERE_IT_WAS}`).waitFor();
    await app.waitUntilOpen();
    await expect.poll(() => app.position()).toBe(moment);
    expect(await app.button('Play').isVisible()).toBe(true);

    await app.restart();
    await app.page.getByRole('row', { name: /Ada Example/ }).waitFor();
    expect(await app.page.getByText(APP_ENDED).count()).toBe(0);
    expect(await app.slider.count()).toBe(0);
    await app.expectNoErrors();
  },
);

it('is in the library after an end that came there, and says so', async () => {
  await pauseSomewhere();
  await app.page.keyboard.press('Backspace');
  await app.page.getByRole('row', { name: /Ada Example/ }).waitFor();
  await kill();
  await app.launch();
  await app.page.getByText(APP_ENDED).waitFor();
  await app.page.getByRole('row', { name: /Ada Example/ }).waitFor();
  expect(await app.slider.count()).toBe(0);
  await app.expectNoErrors();
});

it('leaves a report of each end, with nothing of the recording in it, and shows it', async () => {
  await pauseSomewhere();
  await kill('SIGSEGV');
  await app.launch();
  await app.page.getByText('Help ▸ Crash Reports').waitFor();
  await app.chooseFromMenu('Crash Reports');
  const dialog = app.page.getByRole('dialog', { name: 'Crash reports' });
  await dialog.getByText('The app closed unexpectedly.').waitFor();
  await dialog.getByRole('button', { name: 'Copy all' }).click();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^Airgap Replay \d.*Electron/m);
  for (const secret of ['shop', 'Ada', app.userData]) {
    expect(copied).not.toContain(secret);
  }
});

it('does not take a second start beside it for its end', async () => {
  await pauseSomewhere();
  const args = launchArguments([`--user-data-dir=${app.userData}`]);
  const second = spawnSync(process.env['AIRGAP_REPLAY_ELECTRON'] ?? '', args, {
    env: launchEnvironment(),
    timeout: 30_000,
  });
  expect(second.status).toBe(0);
  expect(existsSync(path.join(app.userData, 'running.json'))).toBe(true);
  expect(await app.page.getByText('unexpectedly').count()).toBe(0);
  expect(await app.slider.count()).toBe(1);
  await app.quit();
  expect(existsSync(path.join(app.userData, 'running.json'))).toBe(false);
  await app.launch();
  await app.page.getByRole('row', { name: /Ada Example/ }).waitFor();
  expect(await app.page.getByText('unexpectedly').count()).toBe(0);
});

it('goes on when the process ends that draws', async () => {
  const moment = await pauseSomewhere();
  const before = await app.electron.evaluate(({ app: electron }) => {
    const pid = electron.getAppMetrics().find(({ type }) => type === 'GPU')?.pid ?? 0;
    process.kill(pid, 'SIGSEGV');
    return pid;
  });
  const drawnBy = (): Promise<number | undefined> =>
    app.electron.evaluate(
      ({ app: electron }) => electron.getAppMetrics().find(({ type }) => type === 'GPU')?.pid,
    );
  await expect.poll(drawnBy).not.toBe(before);
  await app.button('Play').click();
  await expect.poll(() => app.position()).toBeGreaterThan(moment);
  await app.painted();
  expect(await app.page.getByText(/had stopped|unexpectedly/).count()).toBe(0);
  await app.expectNoErrors();
});

it.runIf(process.platform === 'linux')('says that there is no display, where there is none', () => {
  app = new ReplayApp();
  const nowhere = { DISPLAY: '', WAYLAND_DISPLAY: '', WAYLAND_SOCKET: '', XDG_SESSION_TYPE: '' };
  const env = { ...launchEnvironment(), ...nowhere };
  const { status, signal, stderr } = spawnSync(
    process.env['AIRGAP_REPLAY_ELECTRON'] ?? '',
    launchArguments([`--user-data-dir=${app.userData}`]),
    { env, timeout: 30_000, encoding: 'utf8' },
  );
  expect({ status, signal }).toEqual({ status: 1, signal: null });
  expect(stderr).toContain('Airgap Replay needs a display, and there is none.');
});
