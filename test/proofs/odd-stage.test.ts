import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasNodeTree } from '../../shared/model/replay-event.ts';
import { openScriptPage, type OpenPage } from '../exact/open-page.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { listAffected } from '../odd/affected-nodes.ts';
import { differ, type PageNodes } from '../odd/compare-nodes.ts';
import { listExcerpts, type Excerpt } from '../odd/excerpts.ts';
import type { OddPage, StageCase, StageLook } from '../odd/odd-page.ts';
import { playImported } from '../odd/play-imported.ts';
import { replaceValue, type Replaced } from '../odd/replace-value.ts';
import { listFixtures, listSamples } from '../sealed/recordings.ts';
import { extent } from './extent.ts';

declare global {
  var oddPage: OddPage;
}

const CASES = Number(process.env['ODD_STAGE_CASES'] ?? extent({ inShort: 200, atLength: 3000 }));
/** So many stages at once: most of the time, each waits to be painted. */
const AT_ONCE = 20;
const BATCH = 200;
const batches = Array.from({ length: CASES / BATCH }, (_, at) => at * BATCH);

let opened: OpenPage;
let page: Page;
beforeAll(async () => {
  opened = await openScriptPage('test/odd/odd-page.ts', 'oddPage');
  ({ page } = opened);
});
afterAll(() => opened.close());

let excerpts: Promise<Excerpt[]> | undefined;
function readExcerpts(): Promise<Excerpt[]> {
  excerpts ??= listExcerpts(extent({ inShort: listSamples(), atLength: listFixtures() }));
  return excerpts;
}

function play(cases: readonly StageCase[]): Promise<StageLook[]> {
  return page.evaluate((list) => oddPage.play(list), cases);
}

const whole = new Map<string, Promise<StageLook>>();
function playWhole(excerpt: Excerpt, number: number, isPlayed: boolean): Promise<StageLook> {
  const key = `${number} ${isPlayed}`;
  const played = whole.get(key) ?? playStored(excerpt, isPlayed);
  whole.set(key, played);
  return played;
}

async function playStored(excerpt: Excerpt, isPlayed: boolean): Promise<StageLook> {
  const { events } = await playImported(excerpt);
  const [look] = await play([{ events, isPlayed }]);
  return look!;
}

interface OddCase extends StageCase {
  readonly name: string;
  readonly excerpt: Excerpt;
  readonly number: number;
  readonly replaced: Replaced;
}

async function makeCase(number: number): Promise<OddCase | undefined> {
  const random = seededRandom(9_000_011 + number);
  const all = await readExcerpts();
  const excerpt = random.pick(all);
  const replaced = replaceValue(excerpt, random);
  const { before, at, path, after } = replaced;
  const name = `case ${number}: ${JSON.stringify(before).slice(0, 80)} at ${at} ${path.join('.')} is ${JSON.stringify(after)}`;
  const { events } = await playImported(replaced.events);
  const isShown = events.some((event) => event.type === 2 && hasNodeTree(event));
  return isShown
    ? { name, excerpt, number: all.indexOf(excerpt), replaced, events, isPlayed: number % 2 === 1 }
    : undefined;
}

function toNodes({ nodes, parents }: StageLook): PageNodes {
  return { nodes: new Map(nodes), parents: new Map(parents) };
}

async function judge(odd: OddCase, look: StageLook): Promise<string[]> {
  const before = await playWhole(odd.excerpt, odd.number, odd.isPlayed);
  const affected = listAffected(odd.excerpt, odd.replaced);
  const found = affected ? differ(toNodes(before), toNodes(look), affected) : [];
  return [...look.problems, ...found].map((line) => `${odd.name}: ${line}`);
}

it.each(batches)(
  'any value in any event, replaced by any other, leaves the rest of the page on the stage as it was (200 cases from %i)',
  async (from) => {
    const failures: string[] = [];
    for (let first = from; first < from + BATCH && failures.length < 5; first += AT_ONCE) {
      const made = await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => makeCase(first + at)));
      const cases = made.filter((each) => each !== undefined);
      const looks = await play(cases.map(({ events, isPlayed }) => ({ events, isPlayed })));
      for (const [at, look] of looks.entries()) {
        failures.push(...(await judge(cases[at]!, look)));
      }
      const errors = await page.evaluate(() => oddPage.takeErrors());
      failures.push(...errors.map((error) => `cases from ${first}: ${error}`));
    }
    expect(failures).toEqual([]);
  },
);
