import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareFuses, readFuses, readOrderedFuses } from '../fuses.mjs';
import { run } from '../run.mjs';
import { inRoot } from '../setup/paths.mjs';
import { say, SetupError } from '../setup/say.mjs';
import { compareWithAllowed } from './allow-list.mjs';
import { fileListName, signFile } from './signing.mjs';
import { listFiles, listHashes, measureTree, settleTree } from './tree.mjs';

/** @typedef {import('./options.mjs').Release} Release */
/** @typedef {import('./electrons.mjs').System} System */

/** What electron-builder calls its folders and where the fuses lie. */
export const FOLDERS = /** @type {const} */ ({
  linux: { name: 'linux-unpacked', option: '--linux', program: 'airgap-replay-bin' },
  windows: { name: 'win-unpacked', option: '--win', program: 'Airgap Replay.exe' },
});
/** The scripts that start the app on Linux. */
const SCRIPTS = ['airgap-replay', 'airgap-replay-cli'];
const PROGRAMS = [...SCRIPTS, 'airgap-replay-bin', 'chrome-sandbox', 'chrome_crashpad_handler'];
const FILE_LIST = 'resources/files.sha256';
const MEBIBYTE = 2 ** 20;

/**
 * Makes the folder that every package of a system is made of.
 * @param {Release} release
 * @param {System} system
 * @param {string} electron the folder of the Electron to take
 * @param {string} notices
 * @returns {Promise<string>}
 */
export async function makeFolder(release, system, electron, notices) {
  const { name, option } = FOLDERS[system];
  const folder = path.join(release.output, name);
  await build(option, electron, release);
  // electron-builder leaves it where it was given an unpacked Electron; the app never loads it.
  rmSync(path.join(folder, 'resources/default_app.asar'), { force: true });
  copyFileSync(inRoot('LICENSE'), path.join(folder, 'LICENSE.txt'));
  writeFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), notices);
  if (system === 'linux') {
    SCRIPTS.forEach((script) => cpSync(inRoot('build/release/linux', script), path.join(folder, script)));
  }
  signContents(release, system, folder);
  settleTree(folder, release.time, (file) => (system === 'linux' && PROGRAMS.includes(file) ? 0o755 : 0o644));
  checkFolder(folder, system);
  say(`${name}: ${(measureTree(folder) / MEBIBYTE).toFixed(1)} MiB`);
  return folder;
}

/**
 * @param {string} option
 * @param {string} electron
 * @param {Release} release
 */
async function build(option, electron, { output, time }) {
  const version = readFileSync(path.join(electron, 'version'), 'utf8').trim().replace(/^v/, '');
  const args = ['--x64', '--dir', `-c.electronDist=${electron}`, `-c.electronVersion=${version}`];
  const code = await run(
    process.execPath,
    [inRoot('node_modules/electron-builder/cli.js'), option, ...args, `-c.directories.output=${output}`],
    { env: { SOURCE_DATE_EPOCH: String(time) } },
  );
  if (code !== 0) {
    throw new SetupError('electron-builder failed; its own message is above.');
  }
  rmSync(path.join(output, 'builder-debug.yml'), { force: true });
}

/**
 * The signed list by which the app knows its own files; published, too, for who allows programs by their hashes.
 * @param {Release} release
 * @param {System} system
 * @param {string} folder
 */
function signContents(release, system, folder) {
  const list = path.join(folder, FILE_LIST);
  const signature = `${list}.minisig`;
  [list, signature].forEach((file) => rmSync(file, { force: true }));
  writeFileSync(list, listHashes(folder, listFiles(folder)));
  const published = fileListName(release, system);
  signFile(release, list, `${published}.minisig`);
  copyFileSync(list, path.join(release.output, published));
  copyFileSync(signature, path.join(release.output, `${published}.minisig`));
}

/**
 * @param {string} folder
 * @param {System} system
 */
function checkFolder(folder, system) {
  const program = path.join(folder, FOLDERS[system].program);
  const fuses = existsSync(program) ? readFuses(readFileSync(program)) : {};
  const wrong = [
    ...compareWithAllowed(folder, system),
    ...compareFuses(readOrderedFuses(inRoot('electron-builder.yml')), fuses),
  ];
  if (wrong.length > 0) {
    throw new SetupError(`the package for ${system} is not as ordered:\n  ${wrong.join('\n  ')}`);
  }
}
