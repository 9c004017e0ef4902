import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');

/** As many as there are displays for; on a real one, one window at a time. */
const WORKERS = (process.env['AIRGAP_REPLAY_DISPLAYS'] ?? '').split(' ').length;

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
          testTimeout: 120_000,
          hookTimeout: 120_000,
          setupFiles: ['test/e2e/own-display.ts'],
          maxWorkers: WORKERS,
          sequence: { groupOrder: 1 },
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
