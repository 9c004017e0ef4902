import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { artefact, LINUX, OPTIONS, WINDOWS } from './release.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

interface Named {
  readonly name: string;
  readonly version?: string;
  readonly purl: string;
  readonly 'bom-ref': string;
  readonly licenses: readonly { readonly license: { readonly id: string } }[];
}
interface Sbom {
  readonly serialNumber: string;
  readonly metadata: { readonly timestamp: string; readonly component: Named };
  readonly components: readonly Named[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const sbom = JSON.parse(readFileSync(artefact('-for-testing.cdx.json'), 'utf8')) as Sbom;
const versionOf = (name: string): string | undefined =>
  sbom.components.find((each) => each.name === name)?.version;
const notices = readFileSync(artefact('THIRD-PARTY-NOTICES-for-testing.txt'), 'utf8');

/** Modules that Electron brings. */
const OF_ELECTRON = ['electron', 'original-fs'];

/** What the sources import that is no file of ours and no part of Node or Electron. */
function findImported(): string[] {
  const sources = ['electron', 'renderer', 'shared'].flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8')),
  );
  const named = sources.flatMap((source) =>
    [...source.matchAll(/^import (?!type\b)[^;]*?from '([^.'][^']*)'|^import '([^.'][^']*)'/gms)].map(
      ([, from, bare]) =>
        (from ?? bare)!
          .split('/')
          .slice(0, (from ?? bare)!.startsWith('@') ? 2 : 1)
          .join('/'),
    ),
  );
  return [...new Set(named)]
    .filter((name) => !name.startsWith('node:') && !OF_ELECTRON.includes(name))
    .sort();
}

it('names every package that the sources import, in the version that is installed', () => {
  const imported = findImported();
  expect(imported).toEqual(
    expect.arrayContaining(['better-sqlite3', 'react', 'rrweb-player', 'yauzl', 'zod']),
  );
  for (const name of imported) {
    const { version } = JSON.parse(
      readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8'),
    ) as { version: string };
    expect([name, versionOf(name)]).toEqual([name, version]);
  }
});

it('names what those packages bring along, and the native parts', () => {
  const names = sbom.components.map(({ name }) => name);
  const brought = ['scheduler', 'pend', 'svelte', 'postcss', 'nanoid', 'fflate', 'rrweb-snapshot'];
  expect(names).toEqual(expect.arrayContaining(['electron', 'Chromium', 'Node.js', 'SQLite', ...brought]));
  const native = readFileSync(
    path.join(LINUX, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node'),
  );
  expect(native.includes(`${versionOf('SQLite')}\0`)).toBe(true);
  expect(versionOf('electron')).toBe(readFileSync(path.join(LINUX, 'version'), 'utf8').replace(/^v/, ''));
  expect(versionOf('Chromium')).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
});

it('hangs together: every reference leads to something that is listed once', () => {
  const refs = [sbom.metadata.component['bom-ref'], ...sbom.components.map((each) => each['bom-ref'])];
  expect(new Set(refs).size).toBe(refs.length);
  const all = sbom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
  expect(all.filter((ref) => !refs.includes(ref))).toEqual([]);
  expect(new Set(all)).toEqual(new Set(refs));
});

it('has the time of the release, and a serial number', () => {
  expect(Date.parse(sbom.metadata.timestamp)).toBe(OPTIONS.time * 1000);
  expect(sbom.serialNumber).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
});

it('gives the licence of everything that is named, at length', () => {
  const parts = notices.split(/^-{100}$/m).slice(1);
  for (const { name, version, licenses } of sbom.components) {
    const label = `${[name, version].filter(Boolean).join(' ')} (${licenses[0]?.license.id ?? ''})`;
    const part = parts.find((each) => each.trimStart().startsWith(label));
    expect([label, (part ?? '').length > label.length + 80]).toEqual([label, true]);
  }
});

it('quotes the licence files of the packages word for word, and says where there was none', () => {
  for (const name of ['react', 'zod', 'yauzl', 'pend', 'better-sqlite3', 'scheduler', 'snappyjs']) {
    const file = path.join(ROOT, 'node_modules', name, 'LICENSE');
    expect([name, existsSync(file) && notices.includes(readFileSync(file, 'utf8').trim())]).toEqual([
      name,
      true,
    ]);
  }
  expect(notices).toContain('rrweb-player carries no licence file.');
});

it.each([LINUX, WINDOWS])('lies in %s, too, with Chromium’s and our own', (folder) => {
  expect(readFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toBe(notices);
  expect(readFileSync(path.join(folder, 'LICENSE.txt'), 'utf8')).toBe(
    readFileSync(path.join(ROOT, 'LICENSE'), 'utf8'),
  );
  expect(readFileSync(path.join(folder, 'LICENSES.chromium.html'), 'utf8')).toContain('Node.js');
});
