import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { OPENABLE } from './msi.mjs';
import { artefactName } from './options.mjs';
import { writeAdml, writeAdmx } from './policy-templates.mjs';
import { runProgram } from './programs.mjs';
import { listFiles, settleTree } from './tree.mjs';

/** @typedef {import('./options.mjs').Release} Release */

/**
 * The portable archive.
 * @param {Release} release
 * @param {string} folder
 * @param {string} work
 */
export function makeZip(release, folder, work) {
  const name = artefactName(release, '-windows-x64');
  cpSync(folder, path.join(work, name), { recursive: true });
  zip(release, work, name);
}

/**
 * The templates for group policy, laid out as Windows' PolicyDefinitions folder.
 * @param {Release} release
 * @param {string} work
 */
export function makePolicyTemplates(release, work) {
  const name = artefactName(release, '-windows-policy-templates');
  mkdirSync(path.join(work, name, 'en-US'), { recursive: true });
  writeFileSync(path.join(work, name, 'airgap-replay.admx'), writeAdmx());
  writeFileSync(path.join(work, name, 'en-US/airgap-replay.adml'), writeAdml());
  zip(release, work, name);
}

/**
 * @param {Release} release
 * @param {string} work
 * @param {string} name of a folder there, and of the archive
 */
function zip(release, work, name) {
  const folder = path.join(work, name);
  settleTree(folder, release.time, () => 0o644);
  const files = listFiles(folder).map((file) => `${name}/${file}\n`);
  // -X: no users, no groups, no times but the one.
  runProgram('zip', ['-X', '-9', '-q', '-@', path.join(release.output, `${name}.zip`)], {
    cwd: work,
    input: files.join(''),
  });
}

/**
 * The setup program for one user.
 * @param {Release} release
 * @param {string} folder
 * @param {string} work
 */
export function makeSetup(release, folder, work) {
  const files = listFiles(folder);
  const folders = [...new Set(files.flatMap(parentsOf))].sort().reverse();
  const values = {
    TARGET: path.join(release.output, artefactName(release, '-windows-x64-setup.exe')),
    ICON: inRoot('build/release/icon/airgap-replay.ico'),
    VERSION: release.version,
    FILES: files.map((file) => writeFile(folder, file)).join('\n'),
    OPENABLE: OPENABLE.map((ending) => `  WriteRegStr HKCU "\${TYPES}\\SupportedTypes" "${ending}" ""`).join(
      '\n',
    ),
    DELETES: [
      ...files.map((file) => `  Delete "$INSTDIR\\${toWindows(file)}"`),
      ...folders.map((each) => `  RMDir "$INSTDIR\\${toWindows(each)}"`),
    ].join('\n'),
  };
  const script = path.join(work, 'setup.nsi');
  const template = readFileSync(inRoot('build/release/windows/setup.nsi'), 'utf8');
  writeFileSync(script, fill(template, values));
  // makensis compresses with memory that it never set: the same contents came out in other bytes, by the length of paths.
  // With this, glibc sets all memory first.
  runProgram('makensis', ['-V2', '-NOCD', script], { time: release.time, env: { MALLOC_PERTURB_: '85' } });
}

/**
 * @param {string} template
 * @param {Record<string, string>} values
 */
function fill(template, values) {
  return template.replaceAll(/@([A-Z_]+)@/g, (all, name) => values[name] ?? all);
}

/**
 * @param {string} folder
 * @param {string} file
 */
function writeFile(folder, file) {
  const parent = path.posix.dirname(file);
  const target = parent === '.' ? '$INSTDIR' : `$INSTDIR\\${toWindows(parent)}`;
  return `  SetOutPath "${target}"\n  File "${path.join(folder, file)}"`;
}

/**
 * @param {string} file
 * @returns {string[]} its folders
 */
function parentsOf(file) {
  const parent = path.posix.dirname(file);
  return parent === '.' ? [] : [parent, ...parentsOf(parent)];
}

/** @param {string} file */
function toWindows(file) {
  return file.replaceAll('/', '\\');
}
