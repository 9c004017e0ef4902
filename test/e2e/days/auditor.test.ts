import { appendFileSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ReplayApp, SAMPLES } from '../replay-app.ts';

let folder: string;
let app: ReplayApp;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-auditor-'));
});
afterAll(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const copied = (): Promise<string> => app.electron.evaluate(({ clipboard }) => clipboard.readText());

it('an auditor is handed a file, shows that it is unaltered and that nothing left the machine, and hears when it changes', async () => {
  const file = path.join(folder, 'handed-over.json');
  copyFileSync(SAMPLES.shop, file);
  app = await ReplayApp.start([file]);
  await app.waitUntilOpen();
  await app.pause();

  const details = await app.openTab('Details');
  const verification = details.getByRole('region', { name: 'Verification' });
  await verification.getByRole('button', { name: 'Verify now' }).click();
  await verification.getByText('Unaltered', { exact: false }).first().waitFor();
  await verification.getByText('The source file is unaltered').waitFor();
  await verification.getByRole('button', { name: 'Copy result' }).click();
  await expect
    .poll(copied)
    .toMatch(/^Verification of session [0-9a-f]{64} by Airgap Replay, .*: unaltered\n/);
  expect(await copied()).toContain('Stored as imported, the session: ');

  await app.page.getByRole('button', { name: /^Network sealed/ }).click();
  await app.button('Copy statement').click();
  await expect.poll(copied).toContain('- 0 requests were cancelled on their way out.');
  await app.page.keyboard.press('Escape');

  // Somebody touches the file: the next one who opens the session is told, and what is played is still what was imported.
  appendFileSync(file, '\n');
  await app.button('Back to the library').click();
  await app.page.getByRole('row', { name: /Ada Example/ }).click();
  await app.waitUntilOpen();
  await app.button('Source changed').click();
  await verification.getByRole('button', { name: 'Verify now' }).click();
  await verification.getByText('Not as imported').first().waitFor();
  await verification.getByText('The source file has changed since it was imported').waitFor();
  await verification.getByText('The kept copy is unaltered').waitFor();

  await app.chooseFromMenu('Verify Library');
  const dialog = app.page.getByRole('dialog', { name: 'Verify the library' });
  // The library has a copy of its own, byte for byte: what it holds is still what was imported.
  await dialog.getByText('The kept copy is unaltered').waitFor();
  await dialog.getByRole('button', { name: 'Copy result' }).click();
  await expect.poll(copied).toMatch(/^Verification of the library .*: unaltered\n/);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'detached' });
  await app.expectNoErrors();
});
