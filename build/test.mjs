import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './run.mjs';
import { bundle } from './bundle.mjs';
import { inRoot } from './setup/paths.mjs';
import { ensureReady } from './setup/ready.mjs';
import { runCommand, say } from './setup/say.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Every check of the project. Arguments go to vitest: `npm test -- --project unit seek`. */
await runCommand(async () => {
  const { executable } = await ensureReady({ virtualDisplay: true, networkTools: true });
  /** @type {Counts[]} */
  const counts = [];
  counts.push(await check('types', 'node_modules/typescript/bin/tsc', ['-b']));
  counts.push(await check('lint', 'node_modules/eslint/bin/eslint.js', ['--max-warnings', '0', '.']));
  counts.push(await check('format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '.']));
  say('building the app …');
  await bundle();
  counts.push(await runVitest(executable, process.argv.slice(2)));

  const total = sum(counts);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
});

/**
 * @param {string} name
 * @param {string} script
 * @param {string[]} args
 * @returns {Promise<Counts>}
 */
async function check(name, script, args) {
  say(`checking ${name} …`);
  const code = await run(process.execPath, [inRoot(script), ...args]);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/**
 * Runs the tests inside Electron's own Node, so that they see the product's runtime.
 * @param {string} executable
 * @param {string[]} args
 * @returns {Promise<Counts>}
 */
async function runVitest(executable, args) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-test-'));
  const report = path.join(folder, 'report.json');
  const vitest = [
    inRoot('node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    inRoot('test/vitest.config.ts'),
  ];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const code = await run(executable, [...vitest, ...reporters, ...args], {
      display: true,
      env: { ELECTRON_RUN_AS_NODE: '1', AIRGAP_REPLAY_ELECTRON: executable },
    });
    return readReport(report, code);
  } finally {
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

/**
 * @param {Counts[]} counts
 * @returns {Counts}
 */
function sum(counts) {
  return counts.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }));
}
