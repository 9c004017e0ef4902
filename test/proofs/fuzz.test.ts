import { describe, expect, it } from 'vitest';
import { runCases } from '../fuzz/run-cases.ts';
import { listSeeds } from '../fuzz/seeds.ts';
import { extent } from './extent.ts';

const CASES = extent({ inShort: 20_000, atLength: 500_000 });
const BATCH = 2000;
const seeds = listSeeds();

describe('mutated recordings', () => {
  it.each(Array.from({ length: CASES / BATCH }, (_, at) => at * BATCH))(
    'neither crash nor hang the importer, nor leave half a session (2000 cases from %i)',
    async (from) => {
      const { failures, withSessions } = await runCases(seeds, 1, from, from + BATCH);
      expect(failures).toEqual([]);
      // A mutator that destroyed every file would prove nothing.
      expect(withSessions).toBeGreaterThan(BATCH / 4);
    },
  );
});
