import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE_KINDS, caseOf, describeCase, makeCase } from '../first-wall/make-case.ts';
import { openFirstWall, type OpenFirstWall, type Played } from '../first-wall/open-page.ts';
import { extent } from './extent.ts';

/** `WALL_SEED=7 WALL_CASES=1000000 npm run test:proofs -- first-wall` plays other cases, and more. */
const SEED = Number(process.env['WALL_SEED'] ?? 1);
const CASES = Number(process.env['WALL_CASES'] ?? extent({ inShort: 4000, atLength: 200_000 }));
const BATCH = 250;
const BATCHES_A_TEST = extent({ inShort: 4, atLength: 40 });
/** Cases that are played without the wall. */
const CONTROLS = 2000;
/** Of each kind, one case in so many asks for something where nothing stops it. */
const LEAST_LIVE = 1 / 12;

let page: OpenFirstWall;
beforeAll(async () => {
  page = await openFirstWall();
});
afterAll(async () => {
  await page.close();
});

/** @returns what came of cases but for what the page itself asks for at the end, which must be among it */
async function play(from: number, to: number, isStanding: boolean): Promise<Played> {
  const { attempts, rewritten } = await page.play(SEED, from, to, isStanding);
  const others = attempts.filter((address) => !address.startsWith('http://last.'));
  expect(attempts.length - others.length, 'the page’s own request was seen').toBe(1);
  return { attempts: others, rewritten };
}

/** Which of the cases asked for something; where an address does not tell, each is played by itself. */
async function findLeaks(from: number, to: number, attempts: readonly string[]): Promise<string[]> {
  const named = new Set(attempts.map(caseOf));
  if (named.delete(undefined)) {
    for (let number = from; number < to; number++) {
      if ((await play(number, number + 1, true)).attempts.length > 0) {
        named.add(number);
      }
    }
  }
  return [...named].map((number) => describeCase(SEED, number ?? NaN));
}

describe('wall 1 alone, before a page in which nothing else stops a request', () => {
  it('is needed: without it, cases of every kind ask for something, and rrweb rewrites sheets', async () => {
    const live = new Set<number | undefined>();
    let sheets = 0;
    for (let from = 0; from < CONTROLS; from += BATCH) {
      const { attempts, rewritten } = await play(from, from + BATCH, false);
      attempts.forEach((address) => live.add(caseOf(address)));
      sheets += rewritten.length;
    }
    const cases = Array.from({ length: CONTROLS }, (_, number) => makeCase(SEED, number));
    const shares = CASE_KINDS.map((kind) => {
      const all = cases.filter((each) => each.kind === kind);
      return { kind, share: all.filter(({ number }) => live.has(number)).length / all.length };
    });
    console.info(shares.map(({ kind, share }) => `${kind}: ${Math.round(100 * share)} %`).join(', '));
    expect(shares.filter(({ share }) => share < LEAST_LIVE)).toEqual([]);
    expect(sheets).toBeGreaterThan(CONTROLS / 20);
  });

  const tests = Array.from(
    { length: CASES / BATCH / BATCHES_A_TEST },
    (_, at) => at * BATCH * BATCHES_A_TEST,
  );
  it.each(tests)(`lets nothing out (${BATCH * BATCHES_A_TEST} cases from %i)`, async (first) => {
    const leaks: string[] = [];
    const changed: string[] = [];
    for (let from = first; from < first + BATCH * BATCHES_A_TEST; from += BATCH) {
      const { attempts, rewritten } = await play(from, from + BATCH, true);
      leaks.push(...(attempts.length > 0 ? await findLeaks(from, from + BATCH, attempts) : []));
      changed.push(...rewritten);
    }
    expect(leaks).toEqual([]);
    expect(changed, 'rrweb finds nothing to rewrite').toEqual([]);
  });
});
