import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * Has the app noted down what it would be started again with, which is the system's to do, and waits until it has ended.
 * @returns the arguments
 */
async function relaunched(chosen: () => Promise<void>): Promise<readonly string[]> {
  const file = path.join(root, 'relaunched.json');
  await app.electron.evaluate(({ app: self }, target) => {
    const { writeFileSync: write } = process.getBuiltinModule('node:fs');
    self.relaunch = (options) => write(target, JSON.stringify(options?.args ?? []));
  }, file);
  const closed = app.electron.waitForEvent('close');
  await chosen();
  await closed;
  return JSON.parse(readFileSync(file, 'utf8')) as readonly string[];
}

it('goes on with a new library in an empty folder, and offers the one before it', async () => {
  const chosen = path.join(root, 'second');
  mkdirSync(chosen);
  await app.answerDialogs(chosen);
  const args = await relaunched(() => app.chooseFromMenu('New Library…'));
  expect(args.slice(-2)).toEqual(['--library', chosen]);
  expect(args).not.toContain(SAMPLES.shop);

  await app.launch(['--library', chosen]);
  await app.page.getByRole('heading', { name: 'Recent libraries' }).waitFor();
  const before = path.join(app.userData, 'library');
  const back = await relaunched(() => app.page.getByTitle(before).click());
  expect(back.slice(-2)).toEqual(['--library', before]);
});

it('says why a folder is neither a new library nor one', async () => {
  writeFileSync(path.join(root, 'letter.txt'), 'hello');
  await app.answerDialogs(root);
  await app.chooseFromMenu('New Library…');
  await app.page.getByText(`A new library needs an empty folder, and ${root} holds something.`).waitFor();
  const empty = path.join(root, 'empty');
  mkdirSync(empty);
  await app.answerDialogs(empty);
  await app.chooseFromMenu('Open Library…');
  await app.page.getByText(`There is no library in ${empty}`).waitFor();
});
