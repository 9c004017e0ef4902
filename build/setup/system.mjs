import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new SetupError(
      `system packages are missing. Ask an administrator to run:\n\n  ${command}\n\n` +
        '(names are Debian and Ubuntu ones), then run this command again.',
    );
  }
  say(`installing system packages: ${missing.join(' ')} …`);
  const result = spawnSync('sh', ['-c', command], {
    stdio: ['ignore', 'ignore', process.stderr.fd],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.status !== 0 || !linksResolve(executable)) {
    throw new SetupError(`installing system packages failed. Try by hand:\n\n  ${command}\n`);
  }
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
