import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot, ROOT } from './setup/paths.mjs';
import { say } from './setup/say.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/** Kept between runs, outside of git. What is in them is found again by the contents of files, never by their times. */
const PRETTIER_CACHE = '.cache/prettier';
const ESLINT_CACHES = '.cache/eslint';

/** Besides the declarations, what the rules that know types depend on. */
const CONFIGS = [
  'package-lock.json',
  ...['.', 'shared', 'electron', 'renderer', 'build', 'test'].map((folder) => `${folder}/tsconfig.json`),
];

const BY_CONTENT = ['--cache', '--cache-strategy', 'content', '--cache-location'];

/**
 * Checks types, lint, rooms and format beside each other.
 * @returns {Promise<{ counts: Counts, findings: string }>} one check each, and what they found, to be read at the end
 */
export async function runChecks() {
  const format = check('format', 'prettier/bin/prettier.cjs', [
    '--check',
    ...BY_CONTENT,
    PRETTIER_CACHE,
    '.',
  ]);
  const types = await check('types', 'typescript/bin/tsc', ['-b']);
  const lint = await check('lint', 'eslint/bin/eslint.js', [
    ...['--max-warnings', '0'],
    ...BY_CONTENT,
    findLintCache(),
    '.',
  ]);
  const rooms = await check('rooms', 'dependency-cruiser/bin/dependency-cruise.mjs', [
    ...['--output-type', 'err-long'],
    ...['electron', 'renderer', 'shared'],
  ]);
  const all = [types, lint, rooms, await format];
  const failed = all.filter(({ isFine }) => !isFine).length;
  return {
    counts: { passed: all.length - failed, failed, skipped: 0 },
    findings: all.map(({ findings }) => findings).join(''),
  };
}

/**
 * Rules that know types judge a file by what others declare, too: a cache holds for these very declarations, which the
 * check of types has written before, and for these packages.
 * @returns {string} its file; others are removed
 */
function findLintCache() {
  const hash = createHash('sha256');
  for (const file of [...CONFIGS, ...listDeclarations()]) {
    hash.update(`${file}\0`).update(readFileSync(inRoot(file)));
  }
  const cache = `${ESLINT_CACHES}/${hash.digest('hex')}`;
  if (!existsSync(inRoot(cache))) {
    rmSync(inRoot(ESLINT_CACHES), { recursive: true, force: true });
  }
  return cache;
}

function listDeclarations() {
  return readdirSync(inRoot('dist/types'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.d\.m?ts$/.test(file))
    .map((file) => path.join('dist/types', file))
    .sort();
}

/**
 * @param {string} name
 * @param {string} script below node_modules/
 * @param {string[]} args
 * @returns {Promise<{ isFine: boolean, findings: string }>}
 */
async function check(name, script, args) {
  const started = performance.now();
  const { code, output } = await collect([inRoot('node_modules', script), ...args]);
  const seconds = Math.round((performance.now() - started) / 1000);
  say(`checked ${name}: ${code === 0 ? 'fine' : 'FAILED'} (${seconds} s)`);
  return { isFine: code === 0, findings: code === 0 ? '' : `\n${name}:\n${output}` };
}

/**
 * @param {string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
function collect(args) {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  [child.stdout, child.stderr].forEach((stream) =>
    stream.setEncoding('utf8').on('data', (text) => (output += text)),
  );
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
