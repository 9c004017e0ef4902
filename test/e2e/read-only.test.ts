import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dropFiles } from './drop-files.ts';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let folder: string;
let writer: ReplayApp;
let reader: ReplayApp;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-shared-'));
});
afterEach(async () => {
  await reader.dispose();
  await writer.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Two apps with user-data folders of their own, on one library that holds a session. */
async function startTwo(): Promise<void> {
  writer = await ReplayApp.start(['--library', folder, SAMPLES.shop]);
  await writer.waitUntilOpen();
  await writer.pause();
  await writer.clickSlider(26_000);
  await writer.expectText('Your cart');
  // Positions are saved once a second.
  const shown = await writer.position();
  await expect.poll(() => writer.savedPosition()).toBe(shown);
  reader = await ReplayApp.start(['--library', folder]);
  await reader.page.getByText('Another Airgap Replay window is using this library').waitFor();
}

it('opens a library that another app has for reading only, says so, and plays from it', async () => {
  await startTwo();
  expect(await reader.page.getByRole('status').first().innerText()).toContain(folder);
  expect(await writer.page.getByText('Read-only').count()).toBe(0);

  await reader.page.getByRole('row', { name: /Ada Example/ }).click();
  await reader.expectText('Your cart');
  await reader.clickSlider(2000);
  await reader.expectText('Made slowly, kept for long');
  await reader.button('Back to the library').click();
  await reader.page.getByRole('row', { name: /Ada Example/ }).click();
  await reader.waitUntilOpen();
  expect(Math.abs((await reader.position()) - 26_000)).toBeLessThan(1000);
  await reader.expectNoErrors();
  await writer.expectNoErrors();
});

it('takes nothing in and removes nothing while it only reads', async () => {
  await startTwo();
  for (const name of ['Import files…', 'Import folder…']) {
    expect(await reader.button(name).isDisabled()).toBe(true);
  }
  const preferences = await reader.openPreferences();
  expect(await preferences.getByRole('checkbox', { name: /Keep a copy/ }).isDisabled()).toBe(true);
  await reader.closeDialog();
  const remove = reader.page.getByRole('button', { name: 'Remove from the library' });
  expect([await remove.isDisabled(), await remove.getAttribute('title')]).toEqual([
    true,
    expect.stringContaining('nothing can be removed here'),
  ]);
  const grid = reader.page.getByRole('grid', { name: 'Sessions' });
  await grid.press('Delete');
  await grid.press('s');
  await grid.press(' ');
  const bar = reader.page.getByRole('toolbar', { name: 'Selected sessions' });
  for (const name of ['Verdict', 'Tags', 'Star', 'Watched', 'Remove']) {
    expect(await bar.getByRole('button', { name, exact: true }).isDisabled()).toBe(true);
  }
  expect(await reader.page.getByRole('dialog').count()).toBe(0);
  await dropFiles(reader.page, [SAMPLES.form]);
  const menu = await reader.electron.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.items.flatMap(({ submenu }) => submenu?.items ?? [])
      .filter(({ label }) => /^&?Import|Sample/.test(label))
      .map(({ enabled }) => enabled),
  );
  expect(menu).toEqual([false, false, false]);
  expect(await reader.page.getByRole('row').count()).toBe(2);
  await reader.expectNoErrors();
});

it('says why files named on the command line are not imported', async () => {
  await startTwo();
  await reader.quit();
  reader = await ReplayApp.start(['--library', folder, SAMPLES.form], reader.userData);
  await reader.page.getByText('nothing can be imported or changed').waitFor();
  await expect.poll(() => reader.page.getByRole('row').count()).toBe(2);
  await reader.expectNoErrors();
});

it('may write again once the other app was killed', async () => {
  await startTwo();
  await reader.quit();
  writer.electron.process().kill('SIGKILL');
  await writer.electron.waitForEvent('close');
  reader = await ReplayApp.start(['--library', folder], reader.userData);
  await reader.button('Import files…').and(reader.page.locator(':enabled')).waitFor();
  expect(await reader.page.getByText('Read-only').count()).toBe(0);
  await reader.expectNoErrors();
});
