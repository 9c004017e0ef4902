import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import { findKit } from './kit.mjs';
import { say, SetupError } from './say.mjs';

const LIBRARIES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libcups2',
];
const DISPLAY_TOOLS = ['xvfb', 'xauth'];
/** What test/sealed watches the app with. */
const NETWORK_TOOLS = ['strace', 'tcpdump', 'iproute2'];
/** What packages are made and, in test/packages, taken apart with: a program, and Debian's package that has it. */
const RELEASE_TOOLS = {
  cpio: 'cpio',
  'dpkg-deb': 'dpkg',
  makensis: 'nsis',
  minisign: 'minisign',
  msiextract: 'msitools',
  readelf: 'binutils',
  rpmbuild: 'rpm',
  unzip: 'unzip',
  wixl: 'wixl',
  xwininfo: 'x11-utils',
  xz: 'xz-utils',
  zip: 'zip',
};

/**
 * Linux only: makes sure the shared libraries the Electron executable links to are there, and Xvfb where a
 * virtual display is wanted. Installs them as root on Debian and Ubuntu; elsewhere says the exact command.
 * @param {string} executable
 * @param {{ virtualDisplay: boolean }} wanted
 */
export function ensureSystem(executable, wanted) {
  if (process.platform !== 'linux') {
    return;
  }
  const libraries = linksResolve(executable) ? [] : LIBRARIES;
  const display = wanted.virtualDisplay && !onPath('Xvfb', 'xauth') ? DISPLAY_TOOLS : [];
  const missing = [...display, ...libraries];
  if (missing.length === 0) {
    return;
  }
  demand(missing, () => linksResolve(executable));
}

/** The programs that make packages. */
export function ensureReleaseTools() {
  const missing = Object.entries(RELEASE_TOOLS).filter(([program]) => !onPath(program));
  if (missing.length > 0) {
    const packages = missing.map(([, name]) => name);
    demand(packages, () => onPath(...missing.map(([program]) => program)));
  }
}

/**
 * @param {readonly string[]} packages
 * @param {() => boolean} isDone
 */
function demand(packages, isDone) {
  const command = installCommand(packages);
  if (!mayInstall()) {
    throw new SetupError(
      `system packages are missing. Ask an administrator to run:\n\n  ${command}\n\n` +
        '(names are Debian and Ubuntu ones), then run this command again.',
    );
  }
  if (!install(packages) || !isDone()) {
    throw new SetupError(`installing system packages failed. Try by hand:\n\n  ${command}\n`);
  }
}

/**
 * Linux only: the tools that the proof of no network needs, installed where that is possible. Where it is not, the
 * proof is skipped and says so.
 */
export function ensureNetworkTools() {
  const isThere = process.platform !== 'linux' || onPath('strace', 'tcpdump', 'ip');
  if (!isThere && mayInstall() && !install(NETWORK_TOOLS)) {
    say(`installing ${NETWORK_TOOLS.join(', ')} failed; what needs them is skipped.`);
  }
}

/** Linux only: what drives the app talks to it through the loopback interface, which is down where `unshare -n` took all others. */
export function ensureLoopback() {
  const isUp = Object.values(os.networkInterfaces()).some((addresses) =>
    addresses?.some((each) => each.internal),
  );
  if (process.platform !== 'linux' || isUp) {
    return;
  }
  if (spawnSync('ip', ['link', 'set', 'lo', 'up']).status !== 0) {
    throw new SetupError(
      'the loopback interface is down, through which the app is driven. Ask an administrator to run `ip link set lo up`.',
    );
  }
}

function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Everything that any command here installs. */
export function listSystemPackages() {
  const tools = Object.values(RELEASE_TOOLS);
  return [...new Set([...LIBRARIES, ...DISPLAY_TOOLS, ...NETWORK_TOOLS, ...tools])];
}

/** @param {readonly string[]} packages */
function installCommand(packages) {
  const kit = findKit();
  const install = `install -y --no-install-recommends ${packages.join(' ')}`;
  return kit ? aptFrom(kit.debian, install) : `apt-get update && apt-get ${install}`;
}

/**
 * From a folder with an index and from nowhere else; the machine's own lists of packages stay as they are. What is in the
 * kit is vouched for by its manifest.
 * @param {string} folder
 * @param {string} command
 */
function aptFrom(folder, command) {
  const source = `deb [trusted=yes] file:${encodeURI(folder)} ./`;
  const options = [
    'Dir::Etc::SourceList=$d/kit.list',
    'Dir::Etc::SourceParts=/dev/null',
    'Dir::State::Lists=$d/lists',
    'Dir::Cache::pkgcache=',
    'Dir::Cache::srcpkgcache=',
    'APT::Sandbox::User=root',
  ];
  const apt = `apt-get ${options.map((option) => `-o "${option}"`).join(' ')}`;
  return `d=$(mktemp -d) && mkdir -p $d/lists/partial && echo '${source}' > $d/kit.list && ${apt} update && ${apt} ${command}`;
}

/** @param {readonly string[]} packages */
function install(packages) {
  say(`installing system packages: ${packages.join(' ')} …`);
  const result = spawnSync('sh', ['-c', installCommand(packages)], {
    stdio: ['ignore', 'ignore', process.stderr.fd],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return result.status === 0;
}

/** @param {string} executable */
function linksResolve(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return !(stdout ?? '').includes('not found');
}

/** @param {...string} programs */
function onPath(...programs) {
  const folders = (process.env['PATH'] ?? '').split(':');
  return programs.every((program) => folders.some((folder) => existsSync(`${folder}/${program}`)));
}
