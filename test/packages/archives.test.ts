import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { artefact, describeTree, LINUX, makeFolder, OPTIONS, RELEASE, runTool, WINDOWS } from './release.ts';

const INSTALLED = 'opt/airgap-replay';
const unpackers = {
  deb: (folder: string) => runTool('dpkg-deb', ['-x', artefact('-linux-x64-for-testing.deb'), folder]),
  rpm: (folder: string) =>
    runTool(
      'sh',
      ['-c', 'rpm2cpio "$1" | cpio -idm --quiet', 'sh', artefact('-linux-x64-for-testing.rpm')],
      folder,
    ),
};
const listers = {
  deb: () => runTool('dpkg-deb', ['-c', artefact('-linux-x64-for-testing.deb')]),
  rpm: () => runTool('rpm', ['-qlvp', '--nosignature', artefact('-linux-x64-for-testing.rpm')]),
};

/** A part of a package that is no file of it. */
const script = (kind: 'deb' | 'rpm', name: 'postinst' | 'postrm'): string =>
  kind === 'deb'
    ? runTool('dpkg-deb', ['-I', artefact('-linux-x64-for-testing.deb'), name])
    : runTool('rpm', [
        '-qp',
        '--nosignature',
        '--qf',
        name === 'postinst' ? '%{POSTIN}' : '%{POSTUN}',
        artefact('-linux-x64-for-testing.rpm'),
      ]);

describe.each(['deb', 'rpm'] as const)('the %s', (kind) => {
  it('holds the app, file by file', () => {
    const folder = makeFolder();
    unpackers[kind](folder);
    expect(describeTree(path.join(folder, INSTALLED), true)).toEqual(describeTree(LINUX, true));
  });

  it('gives Chromium’s sandbox its helper, which is root’s own, and everything else to root', () => {
    const lines = listers[kind]().split('\n').filter(Boolean);
    const setuid = lines.filter((line) => /^-rws/.test(line));
    expect(setuid).toHaveLength(1);
    expect(setuid[0]).toMatch(/^-rwsr-xr-x.*root.*\/opt\/airgap-replay\/chrome-sandbox$/);
    expect(lines.every((line) => /\broot[/ ]+root\b/.test(line))).toBe(true);
    expect(lines.filter((line) => /^[-d]....w|^[-d].......w/.test(line))).toEqual([]);
  });

  it('puts both commands into the path, and what a desktop needs', () => {
    const folder = makeFolder();
    unpackers[kind](folder);
    const tree = describeTree(folder, false);
    expect(tree['usr/bin/airgap-replay']).toBe('→ ../../opt/airgap-replay/airgap-replay');
    expect(tree['usr/bin/airgap-replay-cli']).toBe('→ ../../opt/airgap-replay/airgap-replay-cli');
    const others = Object.keys(tree).filter((file) => !/^(opt|usr\/bin)\//.test(file));
    expect(others).toEqual([
      'usr/share/airgap-replay/apparmor-profile',
      'usr/share/applications/airgap-replay.desktop',
      'usr/share/doc/airgap-replay/copyright',
      ...['128x128', '16x16', '24x24', '256x256', '32x32', '48x48', '512x512', '64x64'].map(
        (size) => `usr/share/icons/hicolor/${size}/apps/airgap-replay.png`,
      ),
      'usr/share/icons/hicolor/scalable/apps/airgap-replay.svg',
      'usr/share/man/man1/airgap-replay-cli.1.gz',
      'usr/share/man/man1/airgap-replay.1.gz',
      'usr/share/mime/packages/airgap-replay.xml',
    ]);
    const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
    expect(read('usr/share/applications/airgap-replay.desktop')).not.toMatch(/application\/json/);
    expect(read('usr/share/mime/packages/airgap-replay.xml').match(/<glob pattern="[^"]*"/g)).toEqual([
      '<glob pattern="*.rrweb.json"',
      '<glob pattern="*.rrweb.jsonl"',
      '<glob pattern="*.rrweb.ndjson"',
    ]);
    expect(read('usr/share/airgap-replay/apparmor-profile')).toContain(
      'profile airgap-replay /opt/airgap-replay/airgap-replay-bin flags=(unconfined) {\n  userns,',
    );
  });

  it('sets up AppArmor only where it knows the rule, and takes that away again with nothing of the users', () => {
    expect(script(kind, 'postinst')).toContain('apparmor_parser --skip-kernel-load');
    expect(script(kind, 'postrm')).toContain('rm -f "$target"');
    const removed = script(kind, 'postrm').match(/^\s*rm .*/gm);
    expect(removed?.map((line) => line.trim())).toEqual(['rm -f "$target"']);
    expect(script(kind, 'postrm')).not.toMatch(/home|config|library/i);
  });
});

it('says what the deb and the rpm need', () => {
  const deb = runTool('dpkg-deb', ['-f', artefact('-linux-x64-for-testing.deb')]);
  expect(deb).toMatch(/^Package: airgap-replay$/m);
  expect(deb).toMatch(new RegExp(`^Version: ${OPTIONS.version}$`, 'm'));
  expect(deb).toMatch(/^Depends: .*libgtk-3-0.*libnss3/m);
  const rpm = runTool('rpm', ['-qRp', '--nosignature', artefact('-linux-x64-for-testing.rpm')]);
  expect(rpm).toContain('libgtk-3.so.0()(64bit)');
  expect(rpm).toContain('libc.so.6(GLIBC_2.34)(64bit)');
});

it('names every library that Electron links to, directly or by one that needs it', () => {
  const linked = runTool('readelf', ['-d', path.join(LINUX, 'airgap-replay-bin')]);
  const named = runTool('rpm', ['-qRp', '--nosignature', artefact('-linux-x64-for-testing.rpm')]);
  const needed = [...linked.matchAll(/Shared library: \[(.*?)\]/g)].map(([, name]) => name!);
  const throughOthers =
    /^(libffmpeg|libdl|libpthread|libm|libc|ld-linux|libgcc_s|libglib|libgobject|libgio|libnspr4|libnssutil3|libsmime3|libcairo|libpango|libXext|libXfixes|libexpat|libxcb|libudev)\b/;
  expect(needed.length).toBeGreaterThan(20);
  expect(needed.filter((name) => !throughOthers.test(name) && !named.includes(`${name}()`))).toEqual([]);
});

it('packs the portable archive for Linux with the same files, below one folder', () => {
  const folder = makeFolder();
  runTool('tar', ['-xJf', artefact('-linux-x64-for-testing.tar.xz'), '-C', folder]);
  const name = `airgap-replay-${OPTIONS.version}-linux-x64-for-testing`;
  expect(describeTree(path.join(folder, name), true)).toEqual(describeTree(LINUX, true));
  expect(Object.keys(describeTree(folder, false)).every((file) => file.startsWith(`${name}/`))).toBe(true);
});

it('packs the portable archive for Windows with the same files, below one folder', () => {
  const folder = makeFolder();
  runTool('unzip', ['-q', artefact('-windows-x64-for-testing.zip'), '-d', folder]);
  const name = `airgap-replay-${OPTIONS.version}-windows-x64-for-testing`;
  expect(describeTree(path.join(folder, name), false)).toEqual(describeTree(WINDOWS, false));
});

it('packs the MSI with the same files, for the whole machine and 64 bits', () => {
  const folder = makeFolder();
  const msi = artefact('-windows-x64-for-testing.msi');
  runTool('msiextract', ['-C', folder, msi]);
  const [program] = Object.keys(describeTree(folder, false)).filter((file) =>
    file.endsWith('/Airgap Replay.exe'),
  );
  expect(describeTree(path.dirname(path.join(folder, program!)), false)).toEqual(
    describeTree(WINDOWS, false),
  );
  const table = (name: string): string => runTool('msiinfo', ['export', msi, name]);
  expect(table('Property')).toMatch(/^ALLUSERS\t1/m);
  expect(table('Property')).toMatch(/^UpgradeCode\t\{B9A6D3F4-6A0B-5D7E-9C6E-0F6A3A5C1E72\}/im);
  expect(table('Directory')).toContain('ProgramFiles64Folder');
  const suminfo = runTool('msiinfo', ['suminfo', msi]);
  expect(suminfo).toMatch(/x64;1033/);
  expect(suminfo).toMatch(
    /^Revision number.*\{[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}\}/m,
  );
});

it('makes a setup program for Windows that holds something of its size', () => {
  const setup = artefact('-windows-x64-setup-for-testing.exe');
  expect(readFileSync(setup).subarray(0, 2).toString()).toBe('MZ');
  expect(lstatSync(setup).size).toBeGreaterThan(50e6);
});

it('marks every file as for testing', () => {
  const files = Object.keys(describeTree(RELEASE, false)).filter((file) => !file.includes('/'));
  expect(files.length).toBeGreaterThan(12);
  expect(files.filter((file) => !file.includes('-for-testing'))).toEqual([]);
});
