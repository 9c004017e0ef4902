import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { dropFiles } from './drop-files.ts';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let app: ReplayApp;
afterEach(() => app.dispose());

const toggle = () => app.page.getByRole('checkbox', { name: /Keep a copy of every imported file/ });

const originals = (): string => path.join(app.userData, 'library/originals');

it('keeps what is imported byte for byte unless it is told otherwise, says so, and remembers the choice', async () => {
  app = await ReplayApp.start();
  await app.page.getByText('Originals are kept in the library, byte for byte.').waitFor();
  await dropFiles(app.page, [SAMPLES.shop]);
  await app.waitUntilOpen();
  const details = await app.openTab('Details');
  await details.getByText('Kept in the library').waitFor();
  const bytes = readFileSync(SAMPLES.shop);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(readdirSync(originals())).toEqual([sha256]);
  expect(readFileSync(path.join(originals(), sha256)).equals(bytes)).toBe(true);

  await app.button('Back to the library').click();
  await app.openPreferences();
  expect(await toggle().isChecked()).toBe(true);
  await toggle().uncheck();
  await app.closeDialog();
  await dropFiles(app.page, [SAMPLES.form]);
  await app.waitUntilOpen();
  await details.getByText('Not copied (path only)').waitFor();
  await app.quit();

  app = await ReplayApp.start([], app.userData);
  await app.button('Import files…').waitFor();
  await app.openPreferences();
  await expect.poll(() => toggle().isChecked()).toBe(false);
  await app.expectNoErrors();
});

it('keeps originals or not for one import, otherwise than the library is set to', async () => {
  app = await ReplayApp.start();
  await app.answerDialogs(SAMPLES.shop);
  await app.button('Import options').click();
  await app.page.getByRole('menuitem', { name: 'Import files without keeping originals…' }).click();
  await app.waitUntilOpen();
  const details = await app.openTab('Details');
  await details.getByText('Not copied (path only)').waitFor();
  expect(existsSync(originals())).toBe(false);

  await app.button('Back to the library').click();
  await app.openPreferences();
  expect(await toggle().isChecked()).toBe(true);
  await toggle().uncheck();
  await app.closeDialog();
  await app.answerDialogs(SAMPLES.form);
  await app.button('Import options').click();
  await app.page.getByRole('menuitem', { name: 'Import files and keep originals…' }).click();
  await app.waitUntilOpen();
  await details.getByText('Kept in the library').waitFor();
  expect(readdirSync(originals())).toHaveLength(1);
  await app.expectNoErrors();
});
