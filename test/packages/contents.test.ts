import { cpSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareFuses, readFuses, readOrderedFuses } from '../../build/fuses.mjs';
import { compareWithAllowed, readAsar } from '../../build/release/allow-list.mjs';
import { listFiles, measureTree } from '../../build/release/tree.mjs';
import { artefact, LINUX, makeFolder, WINDOWS } from './release.ts';

const MEBIBYTE = 2 ** 20;
const MEGABYTE = 1e6;
const ordered = readOrderedFuses(path.resolve(import.meta.dirname, '../../electron-builder.yml'));

describe.each([
  { system: 'linux', folder: LINUX, program: 'airgap-replay-bin', native: 'linux-x64.node' },
  { system: 'windows', folder: WINDOWS, program: 'Airgap Replay.exe', native: 'win32-x64.node' },
] as const)('the package for $system', ({ system, folder, program, native }) => {
  it('holds what is allowed and nothing else', () => {
    expect(compareWithAllowed(folder, system)).toEqual([]);
  });

  it('carries its own native part and no other', () => {
    const names = listFiles(folder).map((file) => path.basename(file));
    expect(names.filter((name) => name.endsWith('.node'))).toEqual([native]);
    expect(
      readAsar(path.join(folder, 'resources/app.asar')).filter((file) => /\.node$|\.c$|\.cpp$/.test(file)),
    ).toEqual([]);
  });

  it('speaks one language and carries no app but its own', () => {
    const files = listFiles(folder);
    expect(files.filter((file) => file.startsWith('locales/'))).toEqual(['locales/en-US.pak']);
    expect(files.filter((file) => file.endsWith('.asar'))).toEqual(['resources/app.asar']);
  });

  it('has its fuses as ordered', () => {
    const found = readFuses(readFileSync(path.join(folder, program)));
    expect(compareFuses(ordered, found)).toEqual([]);
    expect(found).toMatchObject({ runAsNode: 'off', onlyLoadAppFromAsar: 'on' });
  });
});

it('refuses a file that nobody allowed, and a folder where one is missing', () => {
  const folder = path.join(makeFolder(), 'copy');
  cpSync(WINDOWS, folder, { recursive: true });
  writeFileSync(path.join(folder, 'resources/default_app.asar'), '');
  writeFileSync(path.join(folder, 'locales/de.pak'), '');
  rmSync(path.join(folder, 'ffmpeg.dll'));
  expect(compareWithAllowed(folder, 'windows')).toEqual([
    'locales/de.pak is not on the list of what may be inside',
    'resources/default_app.asar is not on the list of what may be inside',
    'ffmpeg.dll is missing',
  ]);
});

it('is as small as promised', () => {
  expect(measureTree(LINUX) / MEBIBYTE).toBeLessThanOrEqual(262);
  expect(lstatSync(artefact('-linux-x64-for-testing.tar.xz')).size / MEGABYTE).toBeLessThanOrEqual(80);
});

it('lets only programs be run on Linux', () => {
  const mayRun = listFiles(LINUX).filter((file) => (lstatSync(path.join(LINUX, file)).mode & 0o111) !== 0);
  expect(mayRun).toEqual([
    'airgap-replay',
    'airgap-replay-bin',
    'airgap-replay-cli',
    'chrome-sandbox',
    'chrome_crashpad_handler',
  ]);
});
