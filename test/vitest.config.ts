import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { ALL, DRIVEN, ROOT } from './projects.ts';

/** What a commit needs. Every project has an order of its own: one begins when the one before has ended. */
export default defineConfig({
  root: ROOT,
  test: {
    ...ALL,
    provide: { isAtLength: false },
    projects: [
      {
        root: ROOT,
        test: {
          name: 'unit',
          include: ['unit', 'corpus', 'fuzz', 'cli'].map((room) => `test/${room}/**/*.test.ts`),
          testTimeout: 60_000,
          maxWorkers: availableParallelism(),
          // As the app sets it (electron/library/database/sqlite.ts), before a test opens a database by itself.
          env: { SQLITE_USE_URI: '1' },
          // A process of its own for each file took a tenth of the time; no test leaves anything behind in its process.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        root: ROOT,
        test: {
          ...DRIVEN,
          name: 'e2e',
          include: ['test/e2e/*.test.ts', 'test/e2e/days/*.test.ts', 'test/proofs/*.test.ts'],
          sequence: { groupOrder: 2 },
        },
      },
      {
        root: ROOT,
        test: {
          ...DRIVEN,
          name: 'alone',
          include: ['test/e2e/alone/*.test.ts', 'test/proofs/alone/*.test.ts'],
          // What is about time has the computer for itself.
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
