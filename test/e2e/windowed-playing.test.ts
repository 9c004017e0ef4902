import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EVERY_MS, momentOf, storeCountingSession, textAfter } from '../helpers/counting-session.ts';
import { startIdleTimer } from '../helpers/idle-timer.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { readSent, watchSent } from '../helpers/sent-to-stage.ts';
import { shareApp } from './shared-app.ts';

const CHUNKS = 30;
const EVENTS = CHUNKS * 1500;
const app = shareApp();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-windowed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the one session of the library, and counts what is handed to the stage from then on. */
async function open(): Promise<void> {
  await app.beginWith(folder);
  await watchSent(app.page);
  await app.page.getByRole('row', { name: /Ada/ }).click();
  await app.waitUntilOpen();
}

function stage() {
  return app.page.frames().find((frame) => frame.url().startsWith('stage:'))!;
}

/** The text of the replayed document, whichever player it is of; only ever of one that is seen. */
async function text(): Promise<string> {
  return stage().evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('.layer:not(.incoming) iframe');
    return frame?.contentDocument?.body.innerText.replace(/\s+/g, ' ') ?? '';
  });
}

/** The page must be that of the moment which the app names. */
async function expectExact(): Promise<void> {
  await expect
    .poll(async () => (await text()) === textAfter(Math.floor((await app.position()) / EVERY_MS)))
    .toBe(true);
}

async function countFrames(): Promise<number> {
  return stage().evaluate(() => document.querySelectorAll('iframe').length);
}

/** @returns tells by how much the clock stood still for longer than a second at worst, in milliseconds; never: 0 or less */
async function watchStalls(): Promise<() => Promise<number>> {
  const idle = startIdleTimer();
  await app.page.evaluate(() => {
    const seen = { worst: 0, at: performance.now() };
    new MutationObserver(() => {
      seen.worst = Math.max(seen.worst, performance.now() - seen.at);
      seen.at = performance.now();
    }).observe(document.querySelector('[role=slider]')!, { attributeFilter: ['aria-valuenow'] });
    Object.assign(globalThis, { seen });
  });
  return async () => {
    const worst = await app.page.evaluate(
      () => (globalThis as unknown as { seen: { worst: number } }).seen.worst,
    );
    return worst - idle.allow(1000);
  };
}

it.each([
  ['with checkpoints', { checkpointEvery: 3 }],
  ['with full snapshots only', { snapshotEvery: 3 }],
])('shows any moment from a few chunks, %s, and keeps one page', async (_name, options) => {
  await storeCountingSession(folder, { chunks: CHUNKS, ...options });
  await open();
  await app.pause();
  expect((await readSent(app.page)).bytes).toBeLessThan(3_000_000);
  const random = seededRandom(5);
  for (let jump = 0; jump < 50; jump++) {
    await app.clickSlider(random.int(momentOf(EVENTS)));
    await expectExact();
  }
  const { bytes, slices } = await readSent(app.page);
  expect(bytes / slices).toBeLessThan(4_000_000);
  expect(await countFrames()).toBe(1);
  await app.page.keyboard.press('End');
  await expect.poll(text).toBe(textAfter(EVENTS - 1));
  await app.page.keyboard.press('Home');
  await expect.poll(text).toBe(textAfter(0));
  await app.expectNoErrors();
});

it('plays across chunks and replaces its player without stopping, and ends at the end', async () => {
  // Wide events: two slices of many bytes are few seconds of playing.
  const chunks = 14;
  const last = chunks * 1500 - 1;
  await storeCountingSession(folder, { chunks, checkpointEvery: 3, padding: 2100 });
  await open();
  await app.setSpeed(16);
  const readStall = await watchStalls();
  await expect.poll(() => app.position(), { timeout: 60_000 }).toBeGreaterThan(momentOf(13_000));
  expect(await readStall()).toBeLessThanOrEqual(0);
  await app.pause();
  await expectExact();
  const { bytes, slices } = await readSent(app.page);
  expect(bytes).toBeGreaterThan(30_000_000);
  expect(slices).toBe(2);
  expect(await countFrames()).toBe(1);
  await app.clickSlider(momentOf(last - 800));
  await app.page.keyboard.press(' ');
  await app.button('Pause').waitFor();
  await app.button('Play').waitFor();
  expect(await app.position()).toBe(momentOf(last));
  expect(await text()).toBe(textAfter(last));
  await app.page.keyboard.press(' ');
  await expect.poll(() => app.position()).toBeLessThan(momentOf(7000));
  await app.expectNoErrors();
});

it('steps over the boundaries of chunks and slices', async () => {
  await storeCountingSession(folder, { chunks: 8, checkpointEvery: 2 });
  await open();
  await app.pause();
  await app.clickSlider(momentOf(4500));
  await expectExact();
  const before = Math.floor((await app.position()) / EVERY_MS);
  for (const key of [',', '.']) {
    const steps = Math.abs(before - 4500) + 3;
    for (let step = 0; step < steps * 2; step++) {
      const from = await app.position();
      await app.page.keyboard.press(key);
      await expect.poll(() => app.position()).not.toBe(from);
      await expectExact();
    }
  }
  await app.expectNoErrors();
});

it('follows the pointer while it is dragged, and stays where it is let go', async () => {
  await storeCountingSession(folder, { chunks: CHUNKS, checkpointEvery: 3 });
  await open();
  await app.pause();
  const box = (await app.slider.boundingBox())!;
  const seen = new Set<string>();
  await app.page.mouse.move(box.x + 10, box.y + box.height / 2);
  await app.page.mouse.down();
  for (let x = 10; x < box.width - 10; x += 12) {
    await app.page.mouse.move(box.x + x, box.y + box.height / 2);
    seen.add(await text());
  }
  await app.page.mouse.up();
  await expectExact();
  expect(seen.size).toBeGreaterThan(5);
  expect(await countFrames()).toBe(1);
  await app.expectNoErrors();
});

it('shows the way while a key is held down, and ends where it would have come to', async () => {
  await storeCountingSession(folder, { chunks: CHUNKS, checkpointEvery: 3 });
  await open();
  await app.pause();
  await app.page.keyboard.press('End');
  await expect.poll(text).toBe(textAfter(EVENTS - 1));
  const seen = new Set<string>();
  for (let press = 0; press < 40; press++) {
    await app.page.keyboard.down('ArrowLeft');
    // As fast as the page is drawn, which a held key is not much slower than.
    await app.page.evaluate(() => new Promise(requestAnimationFrame));
    seen.add(await text());
  }
  await app.page.keyboard.up('ArrowLeft');
  await expectExact();
  expect(await app.position()).toBe(momentOf(EVENTS - 1) - 40 * 5000);
  expect(seen.size).toBeGreaterThan(5);
  await app.expectNoErrors();
});
