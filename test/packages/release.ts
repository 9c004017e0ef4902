import { spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { readOptions } from '../../build/release/options.mjs';
import { hashFile, listFiles } from '../../build/release/tree.mjs';

/** What build/test-packages.mjs made. */
export const RELEASE = path.resolve(import.meta.dirname, '../../release');
export const LINUX = path.join(RELEASE, 'linux-unpacked');
export const WINDOWS = path.join(RELEASE, 'win-unpacked');
export const OPTIONS = readOptions(['--for-testing']);

/** The artefact with such an ending, such as `-linux-x64-for-testing.deb`. */
export function artefact(ending: string): string {
  const name = readdirSync(RELEASE).find((each) => each.endsWith(ending));
  if (name === undefined) {
    throw new Error(`no artefact ends with ${ending}`);
  }
  return path.join(RELEASE, name);
}

/** A folder that is gone after the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-packages-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a program that must succeed. */
export function runTool(program: string, args: readonly string[], cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...(cwd === undefined ? {} : { cwd }),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? ''}${stderr}${stdout}`);
  }
  return stdout;
}

/** Every file below a folder, by what it holds and, on request, whether it can be run. */
export function describeTree(folder: string, withRights: boolean): Record<string, string> {
  return Object.fromEntries(
    listFiles(folder).map((file) => {
      const full = path.join(folder, file);
      const stats = lstatSync(full);
      const contents = stats.isSymbolicLink() ? `→ ${readlinkSync(full)}` : hashFile(full);
      const mayRun = (stats.mode & 0o111) !== 0;
      return [file, withRights && mayRun ? `${contents}, can be run` : contents];
    }),
  );
}
