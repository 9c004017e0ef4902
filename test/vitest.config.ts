import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');

/** Everything runs inside Electron's own Node (build/test.mjs), in forked processes that may be killed. */
export default defineConfig({
  root,
  test: {
    pool: 'forks',
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: [
            'test/unit/**/*.test.ts',
            'test/corpus/**/*.test.ts',
            'test/cli/**/*.test.ts',
            'test/fuzz/**/*.test.ts',
          ],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // An app that does not start is started anew (build/drive.mjs).
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One window at a time, and after everything that wants the processor for itself.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
