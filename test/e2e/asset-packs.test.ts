import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFile } from '../helpers/temp-folder.ts';
import { makeZip } from '../helpers/make-zip.ts';
import { PACK_FILES, writeRemotePage } from './remote-page.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-packs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function fillFrom(chosen: string, menuItem: RegExp): Promise<void> {
  await app.answerDialogs(chosen);
  await app.openTab('Health');
  await app.page.getByRole('button', { name: 'Fill from an asset pack' }).click();
  await app.page.getByRole('button', { name: menuItem }).click();
}

/** What the replayed page shows of what lay elsewhere. */
async function readPage() {
  const frame = await app.document();
  return frame.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>('#remote');
    // Until a pack brings it, it cannot be read.
    await image?.decode().catch(() => undefined);
    await document.fonts.ready;
    const style = getComputedStyle(document.querySelector('#styled') ?? document.body);
    return {
      naturalWidth: image?.naturalWidth,
      unknown: document.querySelector<HTMLImageElement>('#unknown')?.src.slice(0, 14),
      colour: style.color,
      background: style.backgroundImage.replaceAll(/[0-9a-f]{64}/g, 'HASH'),
      fonts: [...document.fonts].map(({ family, status }) => `${family} ${status}`),
    };
  });
}

const FILLED = {
  naturalWidth: 8,
  unknown: 'data:image/png',
  colour: 'rgb(1, 2, 3)',
  background: expect.stringMatching(
    /^url\("stage:\/\/assets\/HASH"\), url\("data:image\/gif[^"]*"\)$/,
  ) as string,
  fonts: ['Icons loaded'],
};

it('fills a picture, a style sheet and a font from a folder, and keeps them', async () => {
  await app.begin();
  await app.handOver(writeRemotePage(folder));
  await app.expectText('A page with remote parts');
  expect(await readPage()).toMatchObject({ naturalWidth: 0, colour: 'rgb(0, 0, 0)', fonts: [] });

  PACK_FILES.forEach(({ name, contents }) => writeFile(folder, `pack/${name}`, contents));
  await fillFrom(path.join(folder, 'pack'), /From a folder/);
  await app.page.getByText('4 assets taken. 2 missing URLs in this library are filled now.').waitFor();
  await app.page.getByText('1 file not taken: neither a picture, a font nor a style sheet').waitFor();
  await app.expectText('A page with remote parts');
  await expect.poll(readPage).toEqual(FILLED);
  const panel = app.page.getByRole('region', { name: 'Missing from this recording' });
  await panel.getByText('3 assets were not in the file: 2 of 3 filled from asset packs').waitFor();
  expect(await panel.getByText(/^filled · /).allInnerTexts()).toHaveLength(2);
  expect(await panel.getByText(/^missing · /).allInnerTexts()).toHaveLength(1);
  await app.expectNoErrors();

  await app.restart();
  await app.page.getByRole('row').nth(1).click();
  await app.expectText('A page with remote parts');
  await expect.poll(readPage).toEqual(FILLED);
  await app.expectNoErrors();
});

it('fills from a zip, and says so where a pack has nothing to offer', async () => {
  await app.begin();
  await app.handOver(writeRemotePage(folder));
  await app.expectText('A page with remote parts');
  await fillFrom(
    writeFile(folder, 'empty.zip', makeZip([{ name: 'a.txt', contents: 'text' }])),
    /From a file/,
  );
  await app.page.getByText('No usable assets in this pack.').waitFor();
  await fillFrom(writeFile(folder, 'pack.zip', makeZip(PACK_FILES)), /From a file/);
  await app.page.getByText(/^4 assets taken/).waitFor();
  await expect.poll(readPage).toEqual(FILLED);
  await fillFrom(path.join(folder, 'pack.zip'), /From a file/);
  await app.page.getByText('0 assets taken, 4 were there already. Nothing has changed.').waitFor();
  await app.expectNoErrors();
});
