import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startDisplays } from './displays.mjs';
import { run } from './run.mjs';
import { inRoot } from './setup/paths.mjs';
import { say } from './setup/say.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/** How many apps are driven at the same time. */
const WORKERS = 2;

/**
 * Runs tests inside Electron's own Node, so that they see the product's runtime.
 * @param {string} executable
 * @param {string} config
 * @param {readonly string[]} args for vitest
 * @returns {Promise<Counts>}
 */
export async function runVitest(executable, config, args) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-test-'));
  const displays = await startDisplays(WORKERS);
  const report = path.join(folder, 'report.json');
  const vitest = [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--config', inRoot(config)];
  const reporters = ['default', 'json', inRoot('test/slowest-files.ts')].map((name) => `--reporter=${name}`);
  try {
    const code = await run(executable, [...vitest, ...reporters, `--outputFile.json=${report}`, ...args], {
      env: {
        ELECTRON_RUN_AS_NODE: '1',
        AIRGAP_REPLAY_ELECTRON: executable,
        AIRGAP_REPLAY_DISPLAYS: displays.names.join(' '),
        AIRGAP_REPLAY_RUN_FOLDER: folder,
      },
    });
    return readReport(report, code);
  } finally {
    displays.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @param {number} code vitest also fails on what is no test's fault, such as an unhandled rejection
 * @returns {Counts}
 */
function readReport(file, code) {
  if (!existsSync(file)) {
    say(`the tests broke off without a report (exit code ${code}).`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failed = report.numFailedTests + (code !== 0 && report.numFailedTests === 0 ? 1 : 0);
  return {
    passed: report.numPassedTests,
    failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
