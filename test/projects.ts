import path from 'node:path';
import { SlowFirst } from './slow-first.ts';

/** What the projects of both configurations have in common. */
export const ROOT = path.resolve(import.meta.dirname, '..');

/** Everything runs inside Electron's own Node (build/run-vitest.mjs), in forked processes that may be killed. */
export const ALL = { pool: 'forks', sequence: { sequencer: SlowFirst } } as const;

/** Tests that drive apps: as many at a time as there are displays for; on a real one, one window at a time. */
export const DRIVEN = {
  setupFiles: ['test/e2e/own-display.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
  maxWorkers: (process.env['AIRGAP_REPLAY_DISPLAYS'] ?? '').split(' ').length,
  expect: { poll: { timeout: 15_000 } },
};
