import type { Milliseconds } from '../../shared/model/units.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { importBytes } from './import-bytes.ts';
import { mutate } from './mutate.ts';
import { startProcessorTime } from '../helpers/processor-time.ts';

/** What a run of cases came to. */
export interface FuzzResult {
  readonly withSessions: number;
  readonly slowest: Milliseconds;
  /** One line per case that broke something. */
  readonly failures: readonly string[];
}

/** No file this small may have the processor for longer. */
const MAX_CASE_TIME: Milliseconds = 5000;

/** Runs the cases from `from` up to `to`. */
export async function runCases(
  seeds: readonly Buffer[],
  seed: number,
  from: number,
  to: number,
): Promise<FuzzResult> {
  const result = { withSessions: 0, slowest: 0, failures: [] as string[] };
  for (let number = from; number < to; number++) {
    const readTime = startProcessorTime();
    try {
      const { sessions } = await importBytes(makeCase(seeds, seed, number));
      result.withSessions += sessions.length > 0 ? 1 : 0;
    } catch (error) {
      result.failures.push(
        `case ${number} of seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`,
      );
    }
    const took = readTime();
    result.slowest = Math.max(result.slowest, took);
    if (took > MAX_CASE_TIME) {
      result.failures.push(`case ${number} of seed ${seed} took ${Math.round(took)} ms`);
    }
  }
  return result;
}

/** The bytes of one case. */
export function makeCase(seeds: readonly Buffer[], seed: number, number: number): Buffer {
  const random = seededRandom(seed * 1_000_003 + number);
  return mutate(random.pick(seeds), random, seeds);
}
