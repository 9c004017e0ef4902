import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { dropFiles } from './drop-files.ts';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let app: ReplayApp;
afterEach(() => app.dispose());

const toggle = () => app.page.getByRole('checkbox', { name: /Keep a copy of every imported file/ });

it('keeps a copy of what is imported once it is told to, and remembers that', async () => {
  app = await ReplayApp.start([SAMPLES.form]);
  await app.waitUntilOpen();
  const originals = path.join(app.userData, 'library/originals');
  const details = await app.openTab('Details');
  await details.getByText('Not copied (path only)').waitFor();
  expect(existsSync(originals)).toBe(false);

  await app.button('Back to the library').click();
  await app.openPreferences();
  expect(await toggle().isChecked()).toBe(false);
  await toggle().check();
  await app.closeDialog();
  await dropFiles(app.page, [SAMPLES.shop]);
  await app.waitUntilOpen();
  await details.getByText('Kept in the library').waitFor();
  const bytes = readFileSync(SAMPLES.shop);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(readdirSync(originals)).toEqual([sha256]);
  expect(readFileSync(path.join(originals, sha256)).equals(bytes)).toBe(true);
  await app.quit();

  app = await ReplayApp.start([], app.userData);
  await app.button('Import files…').waitFor();
  await app.openPreferences();
  await expect.poll(() => toggle().isChecked()).toBe(true);
  await app.expectNoErrors();
});
