import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { writeSession } from '../bench/recordings/write-session.ts';
import type { AppKind } from '../bench/recordings/apps.ts';
import { lookAt } from '../exact/look.ts';
import { openExactPage, type OpenPage } from '../exact/open-page.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { ReplayApp } from '../e2e/replay-app.ts';
import { extent } from './extent.ts';

const KINDS = extent<readonly AppKind[]>({
  inShort: ['single-page'],
  atLength: ['table', 'single-page', 'feed'],
});
const BYTES = extent({ inShort: 2_000_000, atLength: 6_000_000 });
const SEEKS = extent({ inShort: 40, atLength: 200 });
/** Looking takes longer than seeking. */
const LOOK_EVERY = 10;
const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-drift-'));
let stock: OpenPage;
beforeAll(async () => {
  stock = await openExactPage();
});
afterAll(async () => {
  await stock.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Where the pointer clicks, and the moment that it stands for. */
interface Place {
  readonly x: number;
  readonly atMs: number;
}

it.each(KINDS)(
  `after each of ${SEEKS} jumps in one view, the page is what playing from the start shows: %s`,
  async (kind) => {
    const file = path.join(folder, `${kind}.json`);
    await writeSession(file, { app: kind, bytes: BYTES, snapshotEvery: 60_000 });
    const events = (JSON.parse(readFileSync(file, 'utf8')) as { data: { snapshots: ReplayEvent[] } }).data
      .snapshots;
    const app = await ReplayApp.start([file]);
    try {
      await app.waitUntilOpen();
      await app.pause();
      await waitUntilIndexed(app);
      const looks = await jumpAround(app, events[0]!.timestamp);
      const sorted = looks.toSorted((a, b) => a.atMs - b.atMs);
      const linear = await stock.page.evaluate(([list, moments]) => exactPage.lookLinearly(list, moments), [
        events,
        sorted.map(({ atMs }) => atMs),
      ] as const);
      const different = sorted.flatMap(({ atMs, lines }, at) => {
        const found = differ(linear[at] ?? [], lines);
        return found.length > 0 ? [{ atMs, found }] : [];
      });
      expect(different).toEqual([]);
      expect(Math.min(...linear.map(({ length }) => length))).toBeGreaterThan(400);
      await app.expectNoErrors();
    } finally {
      await app.dispose();
    }
  },
);

/** The first lines that are not the same: `-` played linearly, `+` jumped to. */
function differ(linear: readonly string[], jumped: readonly string[]): string[] {
  const longest = Math.max(linear.length, jumped.length);
  return Array.from({ length: longest }, (_, at) => at)
    .filter((at) => linear[at] !== jumped[at])
    .slice(0, 3)
    .flatMap((at) => [`- ${linear[at]}`, `+ ${jumped[at]}`]);
}

async function waitUntilIndexed(app: ReplayApp): Promise<void> {
  const share = (): Promise<number> =>
    app.page.evaluate(async () => {
      const list = { filter: { values: {}, ranges: {} }, sort: { by: 'started', descending: true } } as const;
      const ids = await window.replay.listSessionIds({ ...list, offset: 0, limit: 1 });
      const sessionId = ids.ok ? (ids.value[0] ?? '') : '';
      const index = await window.replay.readWindowIndex({ sessionId, windowNumber: 1 });
      return index.ok ? index.value.share : 0;
    });
  await expect.poll(share, { timeout: 60_000 }).toBe(1);
}

/** @returns what was seen after every tenth jump */
async function jumpAround(
  app: ReplayApp,
  startMs: number,
): Promise<{ readonly atMs: number; readonly lines: readonly string[] }[]> {
  const random = seededRandom(5);
  const bar = (await app.slider.boundingBox())!;
  const length = Number(await app.slider.getAttribute('aria-valuemax'));
  const pick = (): Place => {
    const x = Math.round(bar.x) + 1 + random.int(Math.floor(bar.width) - 2);
    // In whole milliseconds, as the bar has it.
    return { x, atMs: startMs + Math.round((length * (x - bar.x)) / bar.width) };
  };
  const looks: { atMs: number; lines: readonly string[] }[] = [];
  for (let jump = 1; jump <= SEEKS; jump++) {
    const { x, atMs } = pick();
    await app.page.mouse.click(x, bar.y + bar.height / 2);
    if (jump % LOOK_EVERY === 0) {
      // On a computer that is busy, the page may be told of as one that does not answer.
      await app.page.getByText('is keeping the page busy').waitFor({ state: 'hidden' });
      await app.page.locator('[role=slider][aria-busy=false]').waitFor();
      looks.push({ atMs, lines: await look(app) });
    }
  }
  return looks;
}

/** In the document that is seen; another may still be on its way out. */
async function look(app: ReplayApp): Promise<string[]> {
  await expect.poll(() => app.frames()).toBe(1);
  return (await app.document()).evaluate(`(${lookAt.toString()})(document)`);
}
