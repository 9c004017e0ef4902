import { defineConfig } from 'vitest/config';
import { ALL, DRIVEN, ROOT } from './projects.ts';

/** Watched from outside and traced at every call, an app is slow: nothing else runs beside it. */
const ALONE = 'test/proofs/no-network.test.ts';
const HOUR_MS = 3_600_000;

/** What a release needs: every proof at length. */
export default defineConfig({
  root: ROOT,
  test: {
    ...ALL,
    provide: { isAtLength: true },
    projects: [
      {
        root: ROOT,
        test: {
          ...DRIVEN,
          name: 'proofs',
          include: ['test/proofs/*.test.ts'],
          exclude: [ALONE],
          testTimeout: HOUR_MS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        root: ROOT,
        test: {
          ...DRIVEN,
          name: 'no network',
          include: [ALONE],
          maxWorkers: 1,
          hookTimeout: HOUR_MS,
          sequence: { groupOrder: 2 },
        },
      },
      {
        root: ROOT,
        test: {
          ...DRIVEN,
          name: 'alone',
          include: ['test/proofs/alone/*.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
