import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dropFiles } from './drop-files.ts';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let app: ReplayApp | undefined;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-policy-'));
});
afterEach(async () => {
  delete process.env['AIRGAP_REPLAY_POLICY'];
  await app?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function prescribe(policy: object): string {
  const file = path.join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify(policy));
  process.env['AIRGAP_REPLAY_POLICY'] = file;
  return file;
}

it('keeps copies where the policy says so, shows that it is in force, and where it is from', async () => {
  const file = prescribe({ alwaysKeepOriginals: true, forbidReferences: true });
  app = await ReplayApp.start();
  await app.button('Policy in force').click();
  const about = app.page.getByRole('dialog', { name: 'About Airgap Replay' });
  await about.getByText('A copy of every imported file is kept').waitFor();
  await about.getByText('Where imported files lie is not noted').waitFor();
  await about.getByText(file).waitFor();
  await app.closeDialog();
  const preferences = await app.openPreferences();
  const keep = preferences.getByRole('checkbox', { name: /Keep a copy/ });
  expect([await keep.isChecked(), await keep.isDisabled()]).toEqual([true, true]);
  await preferences.getByText('A copy of every imported file is kept').waitFor();
  await app.closeDialog();

  await app.button('Import options').click();
  const other = app.page.getByRole('menuitem', { name: 'Import files without keeping originals…' });
  expect(await other.getAttribute('aria-disabled')).toBe('true');
  await app.page.keyboard.press('Escape');
  await dropFiles(app.page, [SAMPLES.shop]);
  await app.waitUntilOpen();
  const details = await app.openTab('Details');
  await details.getByText('Kept in the library').waitFor();
  expect(await details.getByText('Folder', { exact: true }).count()).toBe(0);
  await app.expectNoErrors();
});

it('lets a library be watched only, where the policy says so', async () => {
  const library = path.join(folder, 'library');
  const before = await ReplayApp.start(['--library', library, SAMPLES.shop]);
  await before.waitUntilOpen();
  await before.dispose();
  prescribe({ readOnlyLibraries: true });
  app = await ReplayApp.start(['--library', library]);
  await app.page.getByText('The policy for this machine makes libraries read-only').waitFor();
  expect(await app.button('Import files…').isDisabled()).toBe(true);
  await app.page.getByRole('row', { name: /Ada Example/ }).click();
  await app.waitUntilOpen();
  await app.page.keyboard.press('b');
  await app.page.getByRole('alert').getByText('View only: notes can’t be changed here.').waitFor();
  expect(await app.page.getByRole('dialog', { name: 'Note' }).count()).toBe(0);
  await app.expectNoErrors();
});

it('says nothing of a policy where there is none', async () => {
  process.env['AIRGAP_REPLAY_POLICY'] = path.join(folder, 'none.json');
  app = await ReplayApp.start();
  await app.button('Import files…').waitFor();
  expect(await app.button('Policy in force').count()).toBe(0);
});
