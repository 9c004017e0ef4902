import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let root: string;
let library: string;
let app: ReplayApp;
beforeEach(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-taken-'));
  library = path.join(root, 'library');
  app = await ReplayApp.start(['--library', library, SAMPLES.shop]);
  await app.waitUntilOpen();
  await app.pause();
  await app.button('Back to the library').click();
  await app.page.getByRole('row', { name: /Ada Example/ }).waitFor();
});
afterEach(async () => {
  await app.dispose();
  rmSync(root, { recursive: true, force: true });
});

async function importForm(): Promise<void> {
  await app.answerDialogs(SAMPLES.form);
  await app.button('Import files…').click();
  const report = app.page.getByRole('dialog');
  await report.getByText(/is no longer in .*library: the folder was moved, removed or replaced/).waitFor();
  await app.closeDialog();
}

it('says that the library was moved away while it is open, makes none in its place, and goes on with what it has', async () => {
  renameSync(library, `${library} moved`);
  await importForm();
  expect(existsSync(library)).toBe(false);
  await app.page.getByRole('row', { name: /Ada Example/ }).click();
  await app.waitUntilOpen();
});

it('imports again once the library is back in its place', async () => {
  renameSync(library, `${library} moved`);
  await importForm();
  renameSync(`${library} moved`, library);
  await app.button('Import files…').click();
  await app.waitUntilOpen();
});
