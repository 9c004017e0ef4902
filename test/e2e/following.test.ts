import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { storeIndexPiece } from '../../electron/library/index/index-pieces.ts';
import { openForWriting } from '../../electron/library/database/open.ts';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let app: ReplayApp;
afterEach(() => app.dispose());

const SECOND = 1000;
/** When the user of the two windows is made to be active in each, from the beginning of the session. */
const ACTIVE: readonly (readonly (readonly [number, number])[])[] = [
  [
    [0, 20],
    [36, 60],
  ],
  [[24, 30]],
];

/** Writes into the library what the deep index would find. */
function storeActivity(folder: string): void {
  const library = openForWriting(folder);
  // The app may have found something else by now, and a piece that is there stays.
  library.database.exec('DELETE FROM main.index_pieces');
  const windows = library.database
    .prepare<[], { key: number; number: number; chunks: number; startMs: number }>(
      `SELECT window_key AS key, number, chunks,
         (SELECT min(started_at_ms) FROM sessions) AS startMs FROM windows ORDER BY number`,
    )
    .all();
  for (const { key, number, chunks, startMs } of windows) {
    const active = ACTIVE[number - 1]!.map(([from, to]) => ({
      fromMs: startMs + from * SECOND,
      toMs: startMs + to * SECOND,
    }));
    const findings = { urls: [], active, missing: { assets: [], unlisted: 0, neutralised: {} } };
    const piece = {
      firstChunk: 0,
      nextChunk: chunks,
      findingsJson: JSON.stringify(findings),
      items: [],
      checkpoint: null,
    };
    storeIndexPiece(library, key, piece);
  }
  library.database.close();
}

it('follows the user across windows, until one is chosen by hand', async () => {
  app = await ReplayApp.start([SAMPLES.form]);
  await app.waitUntilOpen();
  await app.quit();
  storeActivity(path.join(app.userData, 'library'));
  app = await ReplayApp.start([], app.userData);
  await app.page.getByRole('row', { name: /apply\.example/ }).click();
  await app.waitUntilOpen();
  await app.pause();
  await app.page.getByText('Following the user').waitFor();
  const shown = app.page.getByText(/^Window [12] of 2$/);
  await app.clickSlider(10 * SECOND);
  await expect.poll(() => shown.innerText()).toBe('Window 1 of 2');
  await app.clickSlider(26 * SECOND);
  await expect.poll(() => shown.innerText()).toBe('Window 2 of 2');
  expect(Math.abs((await app.position()) - 26 * SECOND)).toBeLessThan(500);
  await app.setSpeed(16);
  await app.page.keyboard.press(' ');
  await expect.poll(() => shown.innerText()).toBe('Window 1 of 2');
  await app.pause();
  expect(await app.position()).toBeGreaterThan(30 * SECOND);

  await app.button('Next window').click();
  await expect.poll(() => shown.innerText()).toBe('Window 2 of 2');
  await app.page.getByText('Pinned · the user is in window 1').waitFor();
  await app.clickSlider(10 * SECOND);
  expect(await shown.innerText()).toBe('Window 2 of 2');
  await app.button('Follow user').click();
  await expect.poll(() => shown.innerText()).toBe('Window 1 of 2');
  await app.expectNoErrors();
});
