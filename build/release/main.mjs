import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundle } from '../bundle.mjs';
import { whyNotProven } from '../proof-stamp.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { ensureReady } from '../setup/ready.mjs';
import { namedVersion } from '../setup/runtime.mjs';
import { runCommand, say, SetupError } from '../setup/say.mjs';
import { ensureReleaseTools } from '../setup/system.mjs';
import { listComponents } from './contents.mjs';
import { findElectron } from './electrons.mjs';
import { makeFolder } from './folders.mjs';
import { makeDeb, makeRoot, makeRpm, makeTar } from './linux-packages.mjs';
import { makeMsi } from './msi.mjs';
import { createModuleList } from './modules.mjs';
import { writeNotices } from './notices.mjs';
import { artefactName, markName, readOptions } from './options.mjs';
import { writeSbom } from './sbom.mjs';
import { signFile } from './signing.mjs';
import { listFiles, listHashes } from './tree.mjs';
import { makePolicyTemplates, makeSetup, makeZip } from './windows-packages.mjs';

/** @typedef {import('./options.mjs').Release} Release */

/**
 * Makes everything that is handed out, in release/. What is released has passed its tests and proofs on the very Electron
 * that it is made of, and is signed.
 */
await runCommand(async () => {
  const release = readOptions(process.argv.slice(2));
  ensurePackages();
  ensureReleaseTools();
  // Before everything else is made ready: an Electron that was carried in is then the one that is run, too.
  const linux = await findElectron(release, 'linux');
  const windows = await findElectron(release, 'windows');
  await ensureReady({ virtualDisplay: false });
  demandTested(release, path.join(linux, 'electron'));

  rmSync(release.output, { recursive: true, force: true });
  mkdirSync(release.output);
  const work = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-release-'));
  try {
    const notices = await buildApp(release, path.join(linux, 'electron'));
    await makeForLinux(release, await makeFolder(release, 'linux', linux, notices), work);
    await makeForWindows(release, await makeFolder(release, 'windows', windows, notices), work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  signSums(release);
  say(`${release.forTesting ? 'packages for testing only lie' : 'the release lies'} in ${release.output}.`);
  return 0;
});

/**
 * @param {Release} release
 * @param {string} executable
 */
function demandTested({ forTesting }, executable) {
  if (forTesting) {
    say(
      'not for a release: an unofficial Electron, an open key, and nobody asks whether the tests have passed.',
    );
    return;
  }
  const reason = whyNotProven(executable);
  if (reason !== undefined) {
    throw new SetupError(
      `nothing is released that was not tested as it is, and ${reason}. Run \`npm test\` and \`npm run test:proofs\` with ` +
        `Electron ${namedVersion()} (${path.dirname(executable)}) first, or pass --for-testing for packages that must not ` +
        'be handed out.',
    );
  }
}

/**
 * Bundles the app, and writes down what of others' work is inside.
 * @param {Release} release
 * @param {string} electron
 * @returns {Promise<string>} the notices
 */
async function buildApp(release, electron) {
  // Whoever builds, in whatever surroundings: React and the bundler look at this.
  process.env['NODE_ENV'] = 'production';
  const modules = createModuleList();
  say('building the app …');
  await bundle([modules.plugin]);
  const components = listComponents(modules.packages(), electron);
  const notices = writeNotices(components);
  put(release, artefactName(release, '.cdx.json'), writeSbom(release, components));
  put(release, markName(release, 'THIRD-PARTY-NOTICES', '.txt'), notices);
  return notices;
}

/**
 * @param {Release} release
 * @param {string} folder
 * @param {string} work
 */
async function makeForLinux(release, folder, work) {
  const root = path.join(work, 'root');
  await step('tar.xz', () => makeTar(release, folder, work));
  makeRoot(release, folder, root);
  await step('deb', () => makeDeb(release, root));
  await step('rpm', () => makeRpm(release, root, work));
}

/**
 * @param {Release} release
 * @param {string} folder
 * @param {string} work
 */
async function makeForWindows(release, folder, work) {
  await step('zip', () => makeZip(release, folder, work));
  await step('msi', () => makeMsi(release, folder, work));
  await step('setup.exe', () => makeSetup(release, folder, work));
  makePolicyTemplates(release, work);
}

/**
 * @param {string} name
 * @param {() => void} make
 */
async function step(name, make) {
  const start = performance.now();
  make();
  say(`${name} made in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

/** @param {Release} release */
function signSums(release) {
  const files = listFiles(release.output).filter((file) => !file.includes('/'));
  const sums = markName(release, 'SHA256SUMS');
  put(release, sums, listHashes(release.output, files));
  signFile(release, path.join(release.output, sums), `${sums}.minisig`);
}

/**
 * @param {Release} release
 * @param {string} name
 * @param {string} contents
 */
function put({ output }, name, contents) {
  writeFileSync(path.join(output, name), contents);
}
