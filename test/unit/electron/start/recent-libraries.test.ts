import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { RecentLibraries } from '../../../../electron/start/recent-libraries.ts';
import { makeTempFolder } from '../../../helpers/temp-folder.ts';

function makeLibraryFolder(root: string, name: string): string {
  const folder = path.join(root, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'library.sqlite'), '');
  return folder;
}

it('lists the libraries that were open, the last one first, each once, and tells which are still there', async () => {
  const root = makeTempFolder();
  const recent = new RecentLibraries(path.join(root, 'recent.json'));
  const [a, b, c] = ['a', 'b', 'c'].map((name) => makeLibraryFolder(root, name)) as [string, string, string];
  [a, b, c, a].forEach((folder) => recent.note(folder));
  expect(recent.list()).toEqual([a, c, b]);
  rmSync(c, { recursive: true });
  expect(recent.list()).toEqual([a, c, b]);
  expect(await recent.listPresent()).toEqual([
    { folder: a, place: 0 },
    { folder: b, place: 2 },
  ]);
});

it('waits for no disk that does not answer, and asks no server', async () => {
  const recent = new RecentLibraries(path.join(makeTempFolder(), 'recent.json'));
  ['/mnt/asleep', '\\\\server\\share', '/mnt/gone'].forEach((folder) => recent.note(folder));
  const asked: string[] = [];
  const present = await recent.listPresent(20, (file) => {
    asked.push(file);
    return file.includes('asleep') ? new Promise(() => undefined) : Promise.reject(new Error('ENOENT'));
  });
  expect(present.map(({ folder }) => folder)).toEqual(['\\\\server\\share', '/mnt/asleep']);
  expect(asked.some((file) => file.includes('server'))).toBe(false);
});

it('begins anew where the file is damaged, and keeps twelve', () => {
  const root = makeTempFolder();
  const file = path.join(root, 'recent.json');
  writeFileSync(file, '{"not": "a list"');
  const recent = new RecentLibraries(file);
  expect(recent.list()).toEqual([]);
  Array.from({ length: 20 }, (_, at) => recent.note(`/nowhere/${at}`));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(12);
});

it('does no harm where nothing can be kept', () => {
  const recent = new RecentLibraries('/proc/none/recent.json');
  recent.note('/somewhere');
  expect(recent.list()).toEqual([]);
});
