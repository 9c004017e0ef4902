import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../../../../../electron/jobs/importing/list-files.ts';
import { asNobody, mayBecomeNobody } from '../../../../helpers/as-nobody.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

function makeTree(files: readonly string[]): string {
  const folder = makeTempFolder();
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFile(folder, file, '');
  }
  return folder;
}

async function list(folder: string): Promise<string[]> {
  return (await listFiles([folder])).map((file) => path.relative(folder, file));
}

describe('listFiles', () => {
  it('lists everything below a folder by name', async () => {
    const folder = makeTree(['b.json', 'a/2.json', 'a/1.json', 'a/deep/er/3.json', 'Z.txt']);
    expect(await list(folder)).toEqual(['Z.txt', 'a/1.json', 'a/2.json', 'a/deep/er/3.json', 'b.json']);
  });

  it('passes over hidden files, hidden folders and links', async () => {
    const folder = makeTree(['a.json', '.DS_Store', '.git/config', 'b/.hidden/c.json']);
    symlinkSync('/etc/hosts', path.join(folder, 'link'));
    symlinkSync(folder, path.join(folder, 'loop'));
    expect(await list(folder)).toEqual(['a.json']);
  });

  it('does not call a folder’s own path hidden', async () => {
    const folder = makeTree(['.recordings/a.json']);
    expect(await list(path.join(folder, '.recordings'))).toEqual(['a.json']);
  });

  it('keeps files as they are named, in their order, also those that are not there', async () => {
    const folder = makeTree(['in/2', 'in/1', 'z', '.hidden']);
    const chosen = ['z', 'missing', 'in', '.hidden'].map((name) => path.join(folder, name));
    expect((await listFiles(chosen)).map((file) => path.relative(folder, file))).toEqual([
      'z',
      'missing',
      'in/1',
      'in/2',
      '.hidden',
    ]);
  });

  it('keeps an empty folder, so that the report can say so', async () => {
    expect(await list(makeTempFolder())).toEqual(['']);
  });

  it.skipIf(!mayBecomeNobody)('keeps a folder that may not be looked into', async () => {
    const folder = makeTree(['a.json']);
    chmodSync(folder, 0o711);
    expect(await asNobody(() => listFiles([folder]))).toEqual([folder]);
  });

  it.skipIf(!mayBecomeNobody)('lists what may be read beside a folder that may not', async () => {
    const folder = makeTree(['a.json', 'secret/b.json', 'z.json']);
    chmodSync(folder, 0o755);
    chmodSync(path.join(folder, 'secret'), 0o700);
    const files = await asNobody(() => list(folder));
    expect(files).toEqual(expect.arrayContaining(['a.json', 'z.json']));
  });
});
