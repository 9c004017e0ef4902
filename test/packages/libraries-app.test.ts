import { cpSync, existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openForWriting } from '../../electron/library/database/open.ts';
import { ReplayApp, SAMPLES } from '../e2e/replay-app.ts';
import { EARLIER_RECORDING } from '../helpers/earlier-library.ts';
import { importInto } from '../helpers/import-into.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { mountReadOnly, mountWithoutSharedMemory, whyNoDisks } from './disks/disks.ts';

async function start(args: readonly string[]): Promise<ReplayApp> {
  const app = await ReplayApp.start(args);
  onTestFinished(() => app.dispose());
  return app;
}

const search = async (app: ReplayApp, words: string): Promise<void> => {
  await expect
    .poll(
      () =>
        app.page.evaluate(async (typed) => {
          const found = await window.replay.searchLibrary({ typed, sessions: 9, hitsPerSession: 9 });
          return found.ok ? (found.value?.total ?? 0) : found.error.message;
        }, words),
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
};

describe.skipIf(whyNoDisks() !== undefined)('the app with a library on a difficult disk', () => {
  it('imports, plays and searches where programs cannot share memory, and says that it has it to itself', async () => {
    const { seen } = await mountWithoutSharedMemory();
    const folder = path.join(seen, 'Fälle 100% #1');
    const app = await start(['--library', folder, SAMPLES.shop]);
    await app.waitUntilOpen();
    await app.pause();
    await app.clickSlider(26_000);
    await app.expectText('Your cart');
    await search(app, 'cart');
    const second = await start(['--library', folder]);
    await second.page.getByText('This is a copy, as of when the app started.').waitFor();
    await second.page.getByRole('row', { name: /Ada Example/ }).click();
    await second.waitUntilOpen();
    await second.pause();
    await second.clickSlider(26_000);
    await second.expectText('Your cart');
    await app.button('Back to the library').click();
    await app.page.getByText('only one program at a time can write to a library').waitFor();
    await second.expectNoErrors();
    await app.expectNoErrors();
    expect(existsSync(path.join(folder, 'in-use.json'))).toBe(true);
    const copy = `airgap-replay-copy-${second.electron.process().pid}-`;
    const listCopies = (): string[] => readdirSync(os.tmpdir()).filter((name) => name.startsWith(copy));
    expect(listCopies()).toHaveLength(1);
    await app.quit();
    await second.quit();
    expect(existsSync(path.join(folder, 'in-use.json'))).toBe(false);
    expect(listCopies()).toEqual([]);
  });

  it('plays from a disk that nobody can write to', async () => {
    const home = makeTempFolder();
    const library = openForWriting(home, 0);
    await importInto(library, EARLIER_RECORDING);
    library.database.close();
    const contents = makeTempFolder();
    cpSync(home, path.join(contents, 'library'), { recursive: true });
    const app = await start(['--library', path.join(mountReadOnly(contents), 'library')]);
    await app.page.getByText('You may not write to this library’s folder.').waitFor();
    await app.page.getByRole('row', { name: /shop.example/ }).click();
    await app.waitUntilOpen();
    await app.expectText('Ask for a refund of order 4711.');
    await app.expectNoErrors();
  });
});
