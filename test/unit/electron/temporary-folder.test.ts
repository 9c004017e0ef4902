import os from 'node:os';
import { afterEach, expect, it, vi } from 'vitest';
import { ensureTemporaryFolder } from '../../../electron/temporary-folder.ts';

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
