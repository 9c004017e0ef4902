import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { ensureTemporaryFolder } from '../../../electron/temporary-folder.ts';
import { makeTempFolder } from '../../helpers/temp-folder.ts';

afterEach(() => vi.unstubAllEnvs());

function tell(folder: string, ...writable: readonly string[]): string {
  vi.stubEnv('TMPDIR', folder);
  ensureTemporaryFolder((each) => writable.includes(each));
  return os.tmpdir();
}

it.runIf(process.platform !== 'win32')('takes the folder for temporary files that can be used', () => {
  expect(tell('/own', '/own', '/tmp')).toBe('/own');
  expect(tell('/gone', '/tmp', '/var/tmp')).toBe('/tmp');
  expect(tell('/gone', '/var/tmp')).toBe('/var/tmp');
});

it.runIf(process.platform !== 'win32')(
  'takes none by a relative path, and leaves what is told where none can be used',
  () => {
    expect(tell('own', 'own', '/tmp')).toBe('/tmp');
    expect(tell('/gone')).toBe('/gone');
  },
);

it.runIf(process.platform !== 'win32')('takes no folder that is not there, and no file', () => {
  const own = makeTempFolder();
  const file = path.join(own, 'file');
  writeFileSync(file, '');
  for (const [folder, taken] of [
    [own, own],
    [path.join(own, 'gone'), '/tmp'],
    [file, '/tmp'],
  ] as const) {
    vi.stubEnv('TMPDIR', folder);
    ensureTemporaryFolder();
    expect(os.tmpdir()).toBe(taken);
  }
});
