import { parseArgs } from 'node:util';
import { compareCase } from './css-cases.ts';
import { runCases } from './run-cases.ts';
import { listSeeds } from './seeds.ts';

const BATCH = 1000;
/** So many times as many cases of CSS: each takes far less time. */
const CSS_FACTOR = 10;
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
  },
});
const seeds = listSeeds();
const [cases, seed] = [Number(values.cases), Number(values.seed)];
let failed = 0;
for (let from = 0; from < cases; from += BATCH) {
  const { failures, withSessions, slowest } = await runCases(
    seeds,
    seed,
    from,
    Math.min(cases, from + BATCH),
  );
  failures.forEach((failure) => process.stdout.write(`${failure}\n`));
  failed += failures.length;
  process.stdout.write(
    `${from + BATCH} of ${cases}, seed ${seed}: ${failed} failed; of the last ${BATCH}, ${withSessions} gave sessions, slowest ${Math.round(slowest)} ms\n`,
  );
}
for (let number = 0; number < cases * CSS_FACTOR; number++) {
  const difference = compareCase(seed, number);
  if (difference !== undefined) {
    failed++;
    process.stdout.write(`${difference}\n`);
  }
}
process.stdout.write(`${cases * CSS_FACTOR} cases of CSS, seed ${seed}; in all ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
