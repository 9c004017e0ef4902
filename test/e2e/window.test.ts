import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';
import type { BrowserWindow } from 'electron';
import { mainWindow } from '../helpers/main-window.ts';

const app = shareApp();

it('tells its version, Electron’s version and the network seal in the About box', async () => {
  await app.begin();
  await app.button('Import files…').waitFor();
  const versions = await app.electron.evaluate(({ app: electronApp, Menu }) => {
    Menu.getApplicationMenu()
      ?.items.at(-1)
      ?.submenu?.items.find(({ label }) => label.includes('About'))
      ?.click();
    return [electronApp.getVersion(), process.versions.electron];
  });
  const about = app.page.getByRole('dialog', { name: 'About Airgap Replay' });
  const text = await about.innerText();
  expect([...versions, 'Network sealed'].filter((fact) => !text.includes(fact))).toEqual([]);
  await app.expectNoErrors();
});

it('shows the key map by ?, and gives the focus back', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.page.keyboard.press('?');
  await app.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Next event').waitFor();
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('dialog').waitFor({ state: 'detached' });
  await app.slider.waitFor();
  await app.expectNoErrors();
});

it('helps with what was used last, and with every other place', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.page.getByRole('tab', { name: /^Network/ }).click();
  await app.chooseFromMenu('Help for This View');
  const help = app.page.getByRole('dialog', { name: 'Help' });
  await help.getByRole('heading', { name: 'Network' }).waitFor();
  await help.getByRole('button', { name: 'Timeline' }).click();
  await help.getByRole('heading', { name: 'Timeline' }).waitFor();
  await app.page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await app.page.keyboard.press('Backspace');
  await app.page.getByRole('grid', { name: 'Sessions' }).waitFor();
  await app.chooseFromMenu('Help for This View');
  await help.getByRole('heading', { name: 'Library' }).waitFor();
  await app.page.keyboard.press('Escape');
  await app.expectNoErrors();
});

it('fills the window with the page in full screen, and comes back', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.page.keyboard.press('f');
  await app.button('Leave full screen').waitFor();
  expect(await app.button('Back to the library').isVisible()).toBe(false);
  await app.expectText('Made slowly, kept for long');
  await app.page.keyboard.press('Escape');
  await app.button('Back to the library').waitFor();
  await app.expectNoErrors();
});

it('remembers the window’s size and the width of a pane', async () => {
  await app.beginIn(SAMPLES.shop);
  const divider = (): Promise<string | null> =>
    app.page.getByRole('separator', { name: 'Width of the inspector' }).getAttribute('aria-valuenow');
  const before = Number(await divider());
  await app.page.getByRole('separator', { name: 'Width of the inspector' }).press('ArrowLeft');
  await (await mainWindow(app.electron)).evaluate((window: BrowserWindow) => window.setSize(1200, 640));
  const kept = (): unknown => JSON.parse(readFileSync(path.join(app.userData, 'window.json'), 'utf8'));
  await expect.poll(kept).toMatchObject({ bounds: { width: 1200, height: 640 } });
  await app.restart([SAMPLES.form]);
  await app.waitUntilOpen();
  expect(Number(await divider())).toBe(before + 16);
  const size = await (await mainWindow(app.electron)).evaluate((window: BrowserWindow) => window.getSize());
  expect(size).toEqual([1200, 640]);
  await app.expectNoErrors();
});

it('follows the system’s dark and light', async () => {
  await app.begin();
  await app.button('Import files…').waitFor();
  const ground = (): Promise<string> =>
    app.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await app.electron.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'light'));
  await expect.poll(ground).toBe('rgb(246, 247, 249)');
  await app.electron.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'dark'));
  await expect.poll(ground).toBe('rgb(17, 20, 25)');
  await app.expectNoErrors();
});

it('keeps the page, the moment and the playing when panes and full screen come and go', async () => {
  await app.beginIn(SAMPLES.shop);
  await app.clickSlider(26_000);
  await app.expectText('Your cart');
  const before = await app.position();
  const frame = await app.document();
  await app.button('Inspector').click();
  await app.page.keyboard.press('f');
  await app.button('Leave full screen').waitFor();
  await app.page.keyboard.press('f');
  await app.button('Full screen').waitFor();
  expect(frame.isDetached()).toBe(false);
  expect(await app.position()).toBe(before);
  await app.button('Play').waitFor();
  await app.expectNoErrors();
});
