import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  copyFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type {} from '../../renderer/app/state/api.ts';
import { startIdleTimer } from '../helpers/idle-timer.ts';
import { lockWithAes } from '../helpers/lock-zip-part.ts';
import { makeZip } from '../helpers/make-zip.ts';
import { dropFiles } from './drop-files.ts';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('offers files, a folder, dropping and samples on the first screen, and plays a sample', async () => {
  await app.begin();
  await app.button('Import files…').waitFor();
  await app.button('Import folder…').waitFor();
  await app.page.getByText('Drop recordings here').waitFor();
  await app.page.getByRole('button', { name: 'A form in two windows' }).click();
  await app.expectText('Step 1: About you');
  await app.expectNoErrors();
});

it('imports several dropped files and a folder, and reports each', async () => {
  mkdirSync(path.join(folder, 'deep'));
  copyFileSync(SAMPLES.form, path.join(folder, 'deep/form.jsonl'));
  await app.begin();
  await app.button('Import files…').waitFor();
  await dropFiles(app.page, [SAMPLES.shop, folder]);
  const report = app.page.getByRole('dialog', { name: '2 files imported' });
  await report.waitFor();
  await app.page.keyboard.press('Escape');
  await expect.poll(() => app.page.getByRole('row').count()).toBe(3);
  expect(await app.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Sessions');
  await app.expectNoErrors();
});

it('says why a bad file was not imported, and goes on working', async () => {
  const bad = path.join(folder, 'export.json');
  writeFileSync(bad, '<!DOCTYPE html><html><body>Sign in</body></html>');
  await app.begin();
  await app.button('Import files…').waitFor();
  await dropFiles(app.page, [bad]);
  const report = app.page.getByRole('dialog');
  await report.getByText('This is a web page (HTML)').waitFor();
  expect(await report.innerText()).toContain('export.json');
  await report.getByRole('button', { name: 'Close' }).click();
  await dropFiles(app.page, [SAMPLES.shop]);
  await app.expectText('Made slowly, kept for long');
  await app.expectNoErrors();
});

/** Has every save dialog answered with this file. */
async function answerSaveDialogs(file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
}

it('reports in a table with a tab for each result, equal reasons together, and shows it again later', async () => {
  const bad = ['first.html', 'second.html'].map((name) => path.join(folder, name));
  bad.forEach((file) => writeFileSync(file, '<!DOCTYPE html><html><body>Sign in</body></html>'));
  await app.begin();
  await app.button('Import files…').waitFor();
  await dropFiles(app.page, [SAMPLES.shop, SAMPLES.form, ...bad]);
  const report = app.page.getByRole('dialog', { name: '2 files imported, 2 files not imported' });
  await report.waitFor();
  const tabs = await report.getByRole('tab').allInnerTexts();
  expect(tabs.map((tab) => tab.replace(/\s+/g, ' '))).toEqual(['Refused 2', 'Imported 2']);
  const refused = report.getByRole('tabpanel', { name: /^Refused/ });
  expect(await refused.getByText('This is a web page (HTML)').count()).toBe(1);
  expect(await refused.getByRole('listitem').allInnerTexts()).toEqual(['first.html', 'second.html']);
  await report.getByRole('button', { name: 'Copy' }).click();
  const copied = (): Promise<string> => app.electron.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain(`Refused\t${bad[0] ?? ''}\t`);
  expect((await copied()).split('\n').length).toBe(5);
  const saved = path.join(folder, 'report.csv');
  await answerSaveDialogs(path.join(folder, 'no such folder', 'report.csv'));
  await report.getByRole('button', { name: 'Save…' }).click();
  await app.page.getByText(/^The file could not be written: /).waitFor();
  await answerSaveDialogs(saved);
  await report.getByRole('button', { name: 'Save…' }).click();
  await app.page.getByText('The report is saved.').waitFor();
  expect(readFileSync(saved, 'utf8').split('\r\n')[1]).toContain(`"Refused","${bad[0] ?? ''}",`);
  await report.getByRole('tab', { name: /^Imported/ }).click();
  await report
    .getByRole('tabpanel', { name: /^Imported/ })
    .getByText('shop-checkout.json')
    .waitFor();
  await report.getByRole('button', { name: 'Close' }).click();

  await app.button('Last import: 2 imported, 2 refused').click();
  const kept = app.page.getByRole('dialog', { name: 'Import reports' });
  await kept
    .getByRole('tabpanel', { name: /^Refused/ })
    .getByText('second.html')
    .waitFor();
  await answerSaveDialogs(path.join(folder, 'kept.csv'));
  await kept.getByRole('button', { name: 'Save…' }).click();
  const savedAgain = (): string[] => readdirSync(folder).filter((name) => name === 'kept.csv');
  await expect.poll(savedAgain).toEqual(['kept.csv']);
  expect(readFileSync(path.join(folder, 'kept.csv'), 'utf8')).toContain('"Refused",');
  expect(await kept.getByRole('combobox', { name: 'Import' }).locator('option').count()).toBe(1);
  await kept.getByRole('button', { name: 'Forget all reports' }).click();
  await kept.waitFor({ state: 'detached' });
  await app.page.getByRole('button', { name: /^Last import/ }).waitFor({ state: 'detached' });
  await app.expectNoErrors();
});

it('shows and counts what has come so far while the rest is imported', async () => {
  const large = path.join(folder, 'large.jsonl');
  writeLargeRecording(large);
  await app.begin();
  await app.button('Import files…').waitFor();
  await dropFiles(app.page, [SAMPLES.shop, large]);
  await app.page.getByRole('row', { name: /Ada Example/ }).waitFor();
  const panel = app.page.getByRole('complementary', { name: 'Import' });
  await panel.getByText('1 session so far').waitFor();
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await app.page.getByText('The import was cancelled.').waitFor();
  await app.closeDialog();
  await app.page.getByRole('row', { name: /Ada Example/ }).waitFor();
  await app.expectNoErrors();
});

it('asks for the password of an encrypted zip, again where it is another, and opens what was in it', async () => {
  const zip = path.join(folder, 'locked.zip');
  const contents = readFileSync(SAMPLES.shop);
  writeFileSync(zip, makeZip([lockWithAes({ name: 'shop.json', contents }, 'open sesame', 3)]));
  await app.begin();
  await app.button('Import files…').waitFor();
  await dropFiles(app.page, [zip]);
  const report = app.page.getByRole('dialog', { name: '1 file not imported' });
  await report.getByText('encrypted with a password, and none was given').waitFor();
  await expect
    .poll(() => app.page.evaluate(() => document.activeElement?.getAttribute('type')))
    .toBe('password');
  await app.page.keyboard.type('wrong');
  await app.page.keyboard.press('Enter');
  await report.getByText('the password that was given does not open it').waitFor();
  await report.getByLabel('Password').fill('open sesame');
  await report.getByRole('button', { name: 'Import with password' }).click();
  await app.expectText('Made slowly, kept for long');
  await app.expectNoErrors();
});

it('says that a file is already in the library, and adds nothing', async () => {
  await app.beginIn(SAMPLES.shop);
  await dropFiles(app.page, [SAMPLES.shop]);
  await app.page.getByText('shop-checkout.json is already in the library; nothing was added.').waitFor();
  await app.page.getByText('1 session', { exact: true }).waitFor();
  await app.expectNoErrors();
});

it('imports through the dialogs', async () => {
  await app.begin();
  await app.electron.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
  }, SAMPLES.app);
  await app.button('Import files…').click();
  await app.expectText('All four terminals, live.');
  await app.expectNoErrors();
});

it('shows progress with bytes and rate, and leaves nothing behind when cancelled', async () => {
  const file = path.join(folder, 'large.jsonl');
  writeLargeRecording(file);
  await app.begin();
  await app.button('Import files…').waitFor();
  await dropFiles(app.page, [file]);
  const panel = app.page.getByRole('complementary', { name: 'Import' });
  await panel.getByText(/MB of .* MB · .* MB\/s/).waitFor();
  const idle = startIdleTimer();
  expect(await slowestAnswer()).toBeLessThan(idle.allow(1000));
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await app.page.getByText('The import was cancelled.').waitFor();
  await app.page.keyboard.press('Escape');
  await app.button('Import files…').waitFor();
  await app.page.getByText('0 sessions', { exact: true }).waitFor();
  await app.expectNoErrors();
});

/** How long the window and the main process took to answer at worst, of many times while it imports. */
function slowestAnswer(): Promise<number> {
  return app.page.evaluate(async () => {
    const waits: number[] = [];
    while (waits.length < 50) {
      const asked = performance.now();
      await window.replay.readStatus({});
      await new Promise(requestAnimationFrame);
      waits.push(performance.now() - asked);
    }
    return Math.max(...waits);
  });
}

/** About 300 MB: some seconds of importing. */
function writeLargeRecording(file: string): void {
  const text = 'x'.repeat(1000);
  const lines = Array.from({ length: 3000 }, (_, at) =>
    JSON.stringify({
      type: 3,
      timestamp: 1_700_000_000_000 + at,
      data: { source: 5, id: 1, text, isChecked: false },
    }),
  ).join('\n');
  writeFileSync(file, '');
  for (let part = 0; part < 100; part++) {
    writeFileSync(file, `${lines}\n`, { flag: 'a' });
  }
}
