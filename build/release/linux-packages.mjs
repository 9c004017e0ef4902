import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inRoot } from '../setup/paths.mjs';
import { artefactName } from './options.mjs';
import { runProgram } from './programs.mjs';
import { listFiles, listHashes, measureTree, settleTree } from './tree.mjs';

/** @typedef {import('./options.mjs').Release} Release */

const PARTS = inRoot('build/release/linux');
const ICONS = inRoot('build/release/icon');
const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const INSTALLED = 'opt/airgap-replay';
const KIBIBYTE = 1024;

/** What Electron and better-sqlite3 link to, as Debian and Ubuntu call it; other names since Ubuntu 24.04. */
const DEB_DEPENDS = [
  'libc6 (>= 2.34)',
  'libasound2t64 | libasound2',
  'libatk-bridge2.0-0t64 | libatk-bridge2.0-0',
  'libatk1.0-0t64 | libatk1.0-0',
  'libatspi2.0-0t64 | libatspi2.0-0',
  'libcups2t64 | libcups2',
  'libdbus-1-3',
  'libgbm1',
  'libgtk-3-0t64 | libgtk-3-0',
  'libnss3 (>= 2:3.35)',
  'libx11-6',
  'libxcomposite1',
  'libxdamage1',
  'libxkbcommon0',
  'libxrandr2',
];
/** The same by the names of the libraries: they are the same in every distribution. */
const RPM_REQUIRES = [
  'libc.so.6(GLIBC_2.34)(64bit)',
  ...[
    'libX11.so.6',
    'libXcomposite.so.1',
    'libXdamage.so.1',
    'libXrandr.so.2',
    'libasound.so.2',
    'libatk-1.0.so.0',
    'libatk-bridge-2.0.so.0',
    'libatspi.so.0',
    'libcups.so.2',
    'libdbus-1.so.3',
    'libgbm.so.1',
    'libgtk-3.so.0',
    'libnss3.so',
    'libxkbcommon.so.0',
  ].map((library) => `${library}()(64bit)`),
];
/** Nothing of the building machine goes in. */
const RPM_MACROS = {
  _buildhost: 'reproducible',
  use_source_date_epoch_as_buildtime: '1',
  clamp_mtime_to_source_date_epoch: '1',
  source_date_epoch_from_changelog: '0',
  _build_id_links: 'none',
  __os_install_post: '%{nil}',
  debug_package: '%{nil}',
  _binary_payload: 'w15.zstdio',
};

/**
 * The portable archive: unpacked anywhere, it runs from there.
 * @param {Release} release
 * @param {string} folder
 * @param {string} work
 */
export function makeTar(release, folder, work) {
  const name = artefactName(release, '-linux-x64');
  const tar = path.join(work, `${name}.tar`);
  const args = ['--sort=name', `--mtime=@${release.time}`, '--owner=0', '--group=0', '--numeric-owner'];
  runProgram('tar', ['--format=gnu', ...args, `--transform=s,^\\.,${name},S`, '-cf', tar, '-C', folder, '.']);
  // Two threads cut the archive into the same blocks as any other number above one.
  runProgram('xz', ['--threads=2', '-7', tar]);
  cpSync(`${tar}.xz`, path.join(release.output, `${name}.tar.xz`));
}

/**
 * What both installable packages put on a machine.
 * @param {Release} release
 * @param {string} folder
 * @param {string} root
 */
export function makeRoot(release, folder, root) {
  cpSync(folder, path.join(root, INSTALLED), { recursive: true });
  mkdirSync(path.join(root, 'usr/bin'), { recursive: true });
  for (const program of ['airgap-replay', 'airgap-replay-cli']) {
    symlinkSync(`../../${INSTALLED}/${program}`, path.join(root, 'usr/bin', program));
  }
  put(root, 'usr/share/applications/airgap-replay.desktop', readPart('airgap-replay.desktop'));
  put(root, 'usr/share/mime/packages/airgap-replay.xml', readPart('airgap-replay.xml'));
  put(root, 'usr/share/airgap-replay/apparmor-profile', readPart('apparmor-profile'));
  put(root, 'usr/share/doc/airgap-replay/copyright', readFileSync(inRoot('LICENSE')));
  put(root, 'usr/share/man/man1/airgap-replay.1.gz', gzipSync(readPart('airgap-replay.1'), { level: 9 }));
  put(
    root,
    'usr/share/man/man1/airgap-replay-cli.1.gz',
    gzipSync('.so man1/airgap-replay.1\n', { level: 9 }),
  );
  for (const size of ICON_SIZES) {
    const name = `${size}x${size}`;
    put(root, `usr/share/icons/hicolor/${name}/apps/airgap-replay.png`, readIcon(`${name}.png`));
  }
  put(root, 'usr/share/icons/hicolor/scalable/apps/airgap-replay.svg', readIcon('airgap-replay.svg'));
  settleTree(root, release.time, chooseMode);
}

/** @param {string} file */
function chooseMode(file) {
  // Where user namespaces are forbidden, Chromium's sandbox needs its helper to be root's own.
  if (file === `${INSTALLED}/chrome-sandbox`) {
    return 0o4755;
  }
  return /^opt\/airgap-replay\/(airgap-replay(-bin|-cli)?|chrome_crashpad_handler)$/.test(file)
    ? 0o755
    : 0o644;
}

/**
 * @param {Release} release
 * @param {string} root
 */
export function makeDeb(release, root) {
  const control = path.join(root, 'DEBIAN');
  const files = listFiles(root).filter((file) => !file.startsWith('usr/bin/'));
  const size = measureTree(root);
  // For `dpkg --verify`, which knows nothing better.
  put(root, 'DEBIAN/md5sums', listHashes(root, files, 'md5'));
  put(root, 'DEBIAN/postinst', readPart('after-install'));
  put(root, 'DEBIAN/postrm', readPart('after-remove'));
  put(
    root,
    'DEBIAN/control',
    fill('control.template', {
      VERSION: release.version,
      SIZE: String(Math.ceil(size / KIBIBYTE)),
      DEPENDS: DEB_DEPENDS.join(', '),
    }),
  );
  settleTree(control, release.time, (file) => (file.startsWith('post') ? 0o755 : 0o644));
  const target = path.join(release.output, artefactName(release, '-linux-x64.deb'));
  runProgram(
    'dpkg-deb',
    ['--root-owner-group', '-Zzstd', '-z15', '--threads-max=2', '--build', root, target],
    {
      time: release.time,
    },
  );
  rmSync(control, { recursive: true });
}

/**
 * @param {Release} release
 * @param {string} root
 * @param {string} work
 */
export function makeRpm(release, root, work) {
  const spec = path.join(work, 'airgap-replay.spec');
  writeFileSync(
    spec,
    fill('spec.template', {
      VERSION: release.version,
      ROOT: root,
      REQUIRES: RPM_REQUIRES.join(', '),
      AFTER_INSTALL: withoutFirstLine('after-install'),
      AFTER_REMOVE: withoutFirstLine('after-remove'),
    }),
  );
  const top = path.join(work, 'rpm');
  const macros = Object.entries({ ...RPM_MACROS, _topdir: top, _dbpath: path.join(work, 'rpmdb') });
  const defines = macros.flatMap(([name, value]) => ['--define', `${name} ${value}`]);
  runProgram('rpmbuild', ['-bb', '--target', 'x86_64', ...defines, spec], { time: release.time });
  cpSync(
    path.join(top, 'RPMS/x86_64', `airgap-replay-${release.version}-1.x86_64.rpm`),
    path.join(release.output, artefactName(release, '-linux-x64.rpm')),
  );
}

/** @param {string} name */
function readPart(name) {
  return readFileSync(path.join(PARTS, name), 'utf8');
}

/** @param {string} name */
function readIcon(name) {
  return readFileSync(path.join(ICONS, name));
}

/** @param {string} name of a script; an rpm's begins without naming the shell, and must not end the others */
function withoutFirstLine(name) {
  return readPart(name).replace(/^#!.*\n/, '');
}

/**
 * @param {string} template
 * @param {Record<string, string>} values
 */
function fill(template, values) {
  return readPart(template).replaceAll(/@([A-Z_]+)@/g, (all, name) => values[name] ?? all);
}

/**
 * @param {string} root
 * @param {string} file
 * @param {string | Buffer} contents
 */
function put(root, file, contents) {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, contents);
}
