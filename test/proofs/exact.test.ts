import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../build/setup/paths.mjs';
import type { Comparison } from '../exact/compare.ts';
import { openExactPage, type OpenPage } from '../exact/open-page.ts';
import { readWindows } from '../exact/read-windows.ts';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { listExcerpts } from '../odd/excerpts.ts';
import { isBeyondCheckpoints } from '../odd/known-limits.ts';
import { playImported } from '../odd/play-imported.ts';
import { replaceValue } from '../odd/replace-value.ts';
import { listFixtures, listSamples } from '../sealed/recordings.ts';
import { extent } from './extent.ts';

/** `EXACT_SEEDS=6000 npm run test:proofs -- exact` compares ten times the random recordings. */
const SEEDS = Number(process.env['EXACT_SEEDS'] ?? extent({ inShort: 10, atLength: 600 }));
const TIMES_EACH = 8;
const SEEDS_A_CALL = 10;
const ODD_CASES = extent({ inShort: 40, atLength: 400 });
const ODD_CASES_A_CALL = 40;
const ODD_TIMES_EACH = 3;
/** A larger recording says nothing that a small one does not. */
const MOST_BYTES = 3_000_000;
const MOST_WINDOWS = 4;

let opened: OpenPage;
let page: Page;
let total = 0;
beforeAll(async () => {
  opened = await openExactPage();
  ({ page } = opened);
});
afterAll(async () => {
  await opened.close();
  console.info(`${total} comparisons.`);
});

function expectEqual({ compared, differences }: Comparison): void {
  total += compared;
  expect(differences).toEqual([]);
}

describe('a checkpoint and the events after it show what playing from the start shows', () => {
  const calls = Array.from({ length: Math.ceil(SEEDS / SEEDS_A_CALL) }, (_, at) => at * SEEDS_A_CALL);
  it.each(calls)('in random recordings from seed %i', async (first) => {
    for (let seed = first; seed < Math.min(first + SEEDS_A_CALL, SEEDS); seed++) {
      expectEqual(
        await page.evaluate(([from, times]) => exactPage.compareRandom(from, times), [
          seed,
          TIMES_EACH,
        ] as const),
      );
    }
  });

  const oddCalls = Array.from({ length: ODD_CASES / ODD_CASES_A_CALL }, (_, at) => at * ODD_CASES_A_CALL);
  it.each(oddCalls)('in recordings with an odd value in them, from case %i', async (first) => {
    const excerpts = await listExcerpts(listSamples());
    for (let number = first; number < first + ODD_CASES_A_CALL; number++) {
      const random = seededRandom(11_000_017 + number);
      const { events, at, path: keys, after } = replaceValue(random.pick(excerpts), random);
      const name = `odd ${number}: ${at} ${keys.join('.')} is ${JSON.stringify(after)}`;
      const { events: stored } = await playImported(events);
      if (!isBeyondCheckpoints(stored)) {
        await compareEvents(name, stored, ODD_TIMES_EACH);
      }
    }
  });

  it.each(listSamples())('in our own sample %s', async (file) => {
    await compareFile(file, extent({ inShort: 5, atLength: 20 }));
  });

  const others = listFixtures().filter((file) => !listSamples().includes(file));
  const fixtures = extent({ inShort: [], atLength: others });
  if (!existsSync(inRoot('../shared/fixtures'))) {
    console.warn('SKIPPED: ../shared/fixtures is not there; no recording of another maker is compared.');
  }
  it.each(fixtures)('in %s', async (file) => {
    await compareFile(file, 4);
  });
});

describe('the comparison misses what a checkpoint does not carry', () => {
  const sources = Object.entries({
    ...{
      mutation: 0,
      mouseMove: 1,
      scroll: 3,
      input: 5,
      touchMove: 6,
      mediaInteraction: 7,
      styleSheetRule: 8,
    },
    ...{ font: 10, styleDeclaration: 13, selection: 14, adoptedStyleSheet: 15 },
  });
  it.each(extent({ inShort: sources.slice(0, 3), atLength: sources }))('%s', async (_, source) => {
    let missed = 0;
    for (let seed = 0; missed === 0 && seed < 40; seed++) {
      const { differences } = await page.evaluate(
        ([from, times, lacking]) => exactPage.compareRandom(from, times, lacking),
        [seed, TIMES_EACH, source] as const,
      );
      missed += differences.length;
    }
    expect(missed).toBeGreaterThan(0);
  });
});

async function compareFile(file: string, times: number): Promise<void> {
  const windows = await readWindows(file, MOST_BYTES);
  for (const [at, events] of windows.slice(0, MOST_WINDOWS).entries()) {
    await compareEvents(`${path.basename(file)} window ${at}`, events, times);
  }
}

async function compareEvents(name: string, events: readonly ReplayEvent[], times: number): Promise<void> {
  expectEqual(
    await page.evaluate(([label, list, count]) => exactPage.compareEvents(label, list, count), [
      name,
      events,
      times,
    ] as const),
  );
}
