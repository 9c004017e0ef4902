import { expect, it } from 'vitest';
import { seededRandom } from '../helpers/seeded-random.ts';
import { listAffected } from '../odd/affected-nodes.ts';
import { differ } from '../odd/compare-nodes.ts';
import { listExcerpts, type Excerpt } from '../odd/excerpts.ts';
import { playImported, type Imported } from '../odd/play-imported.ts';
import { isToBeTold, replaceValue } from '../odd/replace-value.ts';
import { listFixtures, listSamples } from '../sealed/recordings.ts';
import { extent } from './extent.ts';

const CASES = Number(process.env['ODD_CASES'] ?? extent({ inShort: 3000, atLength: 20_000 }));
const BATCH = 1000;
const batches = Array.from({ length: CASES / BATCH }, (_, at) => at * BATCH);

let excerpts: Promise<Excerpt[]> | undefined;
function readExcerpts(): Promise<Excerpt[]> {
  excerpts ??= listExcerpts(extent({ inShort: listSamples(), atLength: listFixtures() }));
  return excerpts;
}

const whole = new Map<Excerpt, Promise<Imported>>();
function playWhole(excerpt: Excerpt): Promise<Imported> {
  const played = whole.get(excerpt) ?? playImported(excerpt);
  whole.set(excerpt, played);
  return played;
}

it.each(batches)(
  'any value in any event, replaced by any other, leaves the rest of the document as it was (1000 cases from %i)',
  async (from) => {
    const failures: string[] = [];
    let compared = 0;
    for (let number = from; number < from + BATCH && failures.length < 5; number++) {
      const random = seededRandom(7_000_003 + number);
      const excerpt = random.pick(await readExcerpts());
      const replaced = replaceValue(excerpt, random);
      const name = `case ${number}: ${(JSON.stringify(replaced.before) as string | undefined)?.slice(0, 80)} at ${replaced.at} ${replaced.path.join('.')} is ${JSON.stringify(replaced.after)}`;
      try {
        const before = await playWhole(excerpt);
        const after = await playImported(replaced.events);
        const affected = listAffected(excerpt, replaced);
        const found = affected ? differ(before, after, affected) : [];
        compared += affected ? before.nodes.size - affected.size : 0;
        failures.push(...found.map((line) => `${name}: ${line}`));
        // A recording that was told of as it was may have less of that now.
        if (isToBeTold(replaced) && before.findings === 0 && after.findings === 0) {
          failures.push(`${name}: its health does not say so`);
        }
      } catch (error) {
        failures.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
    expect(failures).toEqual([]);
    expect(compared).toBeGreaterThan(BATCH * 10);
  },
);
