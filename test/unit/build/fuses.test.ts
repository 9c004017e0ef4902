import path from 'node:path';
import { expect, it } from 'vitest';
import { compareFuses, readFuses, readOrderedFuses } from '../../../build/fuses.mjs';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const ordered = readOrderedFuses(path.resolve(import.meta.dirname, '../../../electron-builder.yml'));
const executable = (wire: string): Buffer =>
  Buffer.concat([
    Buffer.from(`code${SENTINEL}`),
    Buffer.from([1, wire.length]),
    Buffer.from(`${wire}more code`),
  ]);

it('orders every fuse there is', () => {
  expect(ordered).toEqual(readFuses(executable('01001100')));
});

it('reads fuses back, those it does not know too', () => {
  expect(readFuses(executable('01r011001'))).toMatchObject({
    runAsNode: 'off',
    enableCookieEncryption: 'on',
    enableNodeOptionsEnvironmentVariable: 'removed',
    'fuse 8': 'on',
  });
});

it('tells a fuse that is not as ordered', () => {
  expect(compareFuses(ordered, readFuses(executable('11001100')))).toEqual([
    'runAsNode should be off and is on',
  ]);
  expect(compareFuses(ordered, readFuses(executable('01001100')))).toEqual([]);
  expect(compareFuses(ordered, readFuses(executable('0100110')))).toHaveLength(1);
});

it('takes no other file for Electron', () => {
  expect(() => readFuses(Buffer.from('code'))).toThrow('no fuses');
});
