import { defineConfig } from 'vitest/config';
import { ALL, DRIVEN, ROOT } from './projects.ts';

const MINUTES = 60_000;

/** What comes out of `npm run release`, made for testing (build/test-packages.mjs). */
export default defineConfig({
  root: ROOT,
  test: {
    ...ALL,
    projects: [
      {
        root: ROOT,
        test: {
          ...DRIVEN,
          name: 'packages',
          include: ['test/packages/*.test.ts'],
          setupFiles: [...DRIVEN.setupFiles, 'test/packages/no-asar.ts'],
          hookTimeout: 10 * MINUTES,
        },
      },
    ],
  },
});
