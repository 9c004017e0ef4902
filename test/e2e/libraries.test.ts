import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let app: ReplayApp;
let root: string;
beforeEach(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-libraries-'));
  app = await ReplayApp.start([SAMPLES.shop]);
  await app.waitUntilOpen();
});
afterEach(async () => {
  await app.dispose();
  rmSync(root, { recursive: true, force: true });
});

/** What the app would be started again with. The start itself is the system's: here it is only asked for. */
async function watchRelaunch(): Promise<() => Promise<readonly string[] | null>> {
  await app.electron.evaluate(({ app: self }) => {
    const seen = globalThis as { relaunched?: readonly string[] };
    self.relaunch = (options) => void (seen.relaunched = options?.args ?? []);
    self.quit = () => undefined;
  });
  return () =>
    app.electron.evaluate(() => (globalThis as { relaunched?: readonly string[] }).relaunched ?? null);
}

it('goes on with a new library in an empty folder, and offers the one before it', async () => {
  const relaunched = await watchRelaunch();
  await app.answerDialogs(root);
  await app.chooseFromMenu('New Library…');
  await expect.poll(relaunched).toEqual(expect.arrayContaining(['--library', root]));
  expect(await relaunched()).not.toContain(SAMPLES.shop);
  await app.quit();

  await app.launch(['--library', root]);
  await app.page.getByRole('heading', { name: 'Recent libraries' }).waitFor();
  const before = path.join(app.userData, 'library');
  const again = await watchRelaunch();
  await app.page.getByRole('button', { name: before }).click();
  await expect.poll(again).toEqual(expect.arrayContaining(['--library', before]));
});

it('says why a folder is neither a new library nor one', async () => {
  const relaunched = await watchRelaunch();
  writeFileSync(path.join(root, 'letter.txt'), 'hello');
  await app.answerDialogs(root);
  await app.chooseFromMenu('New Library…');
  await app.page.getByText(`A new library needs an empty folder, and ${root} holds something.`).waitFor();
  const empty = path.join(root, 'empty');
  mkdirSync(empty);
  await app.answerDialogs(empty);
  await app.chooseFromMenu('Open Library…');
  await app.page.getByText(`There is no library in ${empty}`).waitFor();
  expect(await relaunched()).toBeNull();
});
