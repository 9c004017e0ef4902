import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeTree, OPTIONS, RELEASE, runTool } from './release.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Another folder with a longer name and a space in it; hard links only work on the same disk. */
const SECOND = path.join(ROOT, '.cache/built a second time, elsewhere');
const HALF_AN_HOUR_MS = 1_800_000;

/** The same sources in another folder; without git, as in the archive that is carried in. */
function copyCheckout(): void {
  rmSync(SECOND, { recursive: true, force: true });
  mkdirSync(SECOND, { recursive: true });
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);
  for (const file of files) {
    cpSync(path.join(ROOT, file), path.join(SECOND, file));
  }
  runTool('cp', ['-al', path.join(ROOT, 'node_modules'), path.join(SECOND, 'node_modules')]);
}

/** Builds there in other surroundings, with the published signatures instead of the key. */
function buildThere(): void {
  const others = {
    SOURCE_DATE_EPOCH: String(OPTIONS.time),
    TZ: 'Asia/Kathmandu',
    LC_ALL: 'C.UTF-8',
    ELECTRON_RUN_AS_NODE: undefined,
  };
  const command = 'umask 077; exec node build/release/main.mjs --for-testing --signatures "$1"';
  const { status, stderr } = spawnSync('sh', ['-c', command, 'sh', RELEASE], {
    cwd: SECOND,
    encoding: 'utf8',
    env: { ...process.env, ...others },
  });
  expect([status, stderr.slice(-2000)]).toEqual([0, expect.any(String)]);
}

beforeAll(() => {
  copyCheckout();
  buildThere();
}, HALF_AN_HOUR_MS);
afterAll(() => rmSync(SECOND, { recursive: true, force: true }));

it('gives the same bytes in another folder, zone, language and umask, at another time, without the key', () => {
  const [first, second] = [describeTree(RELEASE, true), describeTree(path.join(SECOND, 'release'), true)];
  expect(second).toEqual(first);
  expect(
    Object.keys(first).filter((file) => /\.(tar\.xz|deb|rpm|zip|msi|exe|json|minisig)$/.test(file)).length,
  ).toBeGreaterThan(9);
});
