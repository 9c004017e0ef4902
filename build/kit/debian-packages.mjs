import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from '../release/programs.mjs';
import { say } from '../setup/say.mjs';

/** The priority of what every Debian has. What is `important`, as cpio, is left out of small ones. */
const ALWAYS_THERE = 'required';

/**
 * Downloads packages and everything they need, as if nothing of it were installed, but for what every Debian has.
 * @param {string} folder
 * @param {readonly string[]} names
 * @param {string} work
 */
export function downloadDebianPackages(folder, names, work) {
  say(`downloading Debian packages: ${names.join(' ')} …`);
  mkdirSync(path.join(folder, 'partial'), { recursive: true });
  const nothing = path.join(work, 'status');
  writeFileSync(nothing, '');
  const options = ['-o', `Dir::State::status=${nothing}`, '-o', `Dir::Cache::archives=${folder}`];
  runProgram('apt-get', ['update']);
  runProgram('apt-get', [
    ...options,
    ...['-o', 'APT::Sandbox::User=root', '--download-only', '--no-install-recommends', '--yes', 'install'],
    ...names,
  ]);
  rmSync(path.join(folder, 'partial'), { recursive: true, force: true });
  rmSync(path.join(folder, 'lock'), { force: true });
  for (const file of readdirSync(folder).map((name) => path.join(folder, name))) {
    const [priority = '', essential = ''] = ['Priority', 'Essential'].map((field) =>
      runProgram('dpkg-deb', ['-f', file, field]).trim(),
    );
    if (priority === ALWAYS_THERE || essential === 'yes') {
      rmSync(file);
    }
  }
  writeFileSync(
    path.join(folder, 'Packages'),
    readdirSync(folder)
      .map((name) => describe(folder, name))
      .join('\n'),
  );
}

/**
 * A package in apt's index of a folder (Debian's wiki, DebianRepository/Format): so apt chooses what is missing, and leaves
 * what is there in the version that it has.
 * @param {string} folder
 * @param {string} name
 */
function describe(folder, name) {
  const file = path.join(folder, name);
  const bytes = readFileSync(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const control = runProgram('dpkg-deb', ['-f', file]).trimEnd();
  return `${control}\nFilename: ./${name}\nSize: ${bytes.length}\nSHA256: ${sha256}\n`;
}
