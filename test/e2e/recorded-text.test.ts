import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dropFiles } from './drop-files.ts';
import { ReplayApp, SAMPLES } from './replay-app.ts';

/** Turns what follows it around. */
const OVERRIDE = '\u202e';
const DISGUISES = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/;

let app: ReplayApp;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), `airgap-replay-${OVERRIDE}txet-`));
});
afterEach(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** A sample whose person, addresses and file name turn text around. */
function writeDisguised(name: string, from: string): string {
  const file = path.join(folder, `${name}${OVERRIDE}gnp.json`);
  const text = readFileSync(from, 'utf8');
  writeFileSync(
    file,
    text
      .replaceAll('Ada Example', `Ada ${OVERRIDE}elpmaxE`)
      .replaceAll('http://shop.example/', `http://shop.example/${OVERRIDE}`),
  );
  return file;
}

/** Every text of the window, also what is only shown on hover or read aloud. */
function everyText(): Promise<string[]> {
  return app.page.evaluate(() => [
    document.title,
    document.body.innerText,
    ...Array.from(document.querySelectorAll('*')).flatMap((element) =>
      ['title', 'aria-label', 'aria-valuetext', 'alt', 'value'].map(
        (name) => element.getAttribute(name) ?? '',
      ),
    ),
  ]);
}

async function expectNoDisguise(): Promise<void> {
  const texts = await everyText();
  expect(texts.filter((text) => DISGUISES.test(text))).toEqual([]);
  expect(texts.filter((text) => text.includes('⟨U+202E⟩')).length).toBeGreaterThan(2);
}

it('shows names, addresses and files of a recording without letting them disguise anything', async () => {
  app = await ReplayApp.start([], path.join(folder, 'user'));
  await app.button('Import files…').waitFor();
  const broken = path.join(folder, `broken${OVERRIDE}gnp.json`);
  writeFileSync(broken, '<!DOCTYPE html><html></html>');
  await dropFiles(app.page, [writeDisguised('shop', SAMPLES.shop), broken]);
  await app.page.getByRole('dialog').waitFor();
  await expectNoDisguise();
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('row', { name: /elpmaxE/ }).click();
  await app.waitUntilOpen();
  await app.openTab('Details');
  await expectNoDisguise();
  await app.button('Back to the library').click();
  await app.page.getByRole('row', { name: /elpmaxE/ }).waitFor();
  await expectNoDisguise();
  await app.page.getByRole('button', { name: 'Remove from the library' }).click();
  await app.page.getByRole('dialog').waitFor();
  await expectNoDisguise();
  await app.button('Cancel').click();
  await app.expectNoErrors();
});
