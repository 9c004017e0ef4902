import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import {
  chooseDataFolder,
  findHome,
  findWhyNotWritable,
  mayBePortable,
  mayLink,
} from '../../../../electron/start/data-folder.ts';
import { makeTempFolder } from '../../../helpers/temp-folder.ts';

it('takes the usual folder, unless the app is marked as portable or the command line names one', () => {
  const appFolder = makeTempFolder();
  const usual = { folder: '/home/ada/.config/app', kind: 'usual' };
  expect(chooseDataFolder(undefined, appFolder, usual.folder)).toEqual(usual);
  expect(chooseDataFolder(undefined, undefined, usual.folder)).toEqual(usual);
  writeFileSync(path.join(appFolder, 'portable'), '');
  const beside = { folder: path.join(appFolder, 'data'), kind: 'portable' };
  expect(chooseDataFolder(undefined, appFolder, usual.folder)).toEqual(beside);
  expect(chooseDataFolder('/data', appFolder, usual.folder)).toEqual({ folder: '/data', kind: 'chosen' });
});

it.each([
  ['as the environment names it', { HOME: '/home/ada' }, '/home/ada', '/home/ada/.config'],
  ['with settings elsewhere', { HOME: '/home/ada', XDG_CONFIG_HOME: '/etc/ada' }, '/home/ada', '/etc/ada'],
  [
    'not by a relative path',
    { HOME: 'ada', XDG_CONFIG_HOME: 'x' },
    '/home/by-number',
    '/home/by-number/.config',
  ],
  ['by the user’s number', { HOME: '', XDG_CONFIG_HOME: '' }, '/home/by-number', '/home/by-number/.config'],
])('finds the home %s', (_, env, home, config) => {
  expect(findHome(env, () => '/home/by-number')).toEqual({ home, config });
});

it('finds the home that systems give a user whom they do not know', () => {
  const fail = (): string => {
    throw new Error('ENOENT');
  };
  expect(findHome({}, fail)).toEqual({ home: '/', config: '/.config' });
});

it('makes the folder, and leaves nothing of its attempt', () => {
  const folder = path.join(makeTempFolder(), 'ein Ordner', 'für 😀 alles');
  expect(findWhyNotWritable(folder)).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

it('says in words why it cannot be written', () => {
  const folder = makeTempFolder();
  writeFileSync(path.join(folder, 'file'), '');
  expect(findWhyNotWritable(path.join(folder, 'file'))).toBe('a file stands where the folder has to be');
  expect(findWhyNotWritable(path.join(folder, 'file', 'below'))).toBe(
    'a file stands where the folder has to be',
  );
  expect(findWhyNotWritable('/proc/airgap-replay')).toBe('no folder can be made there');
});

it('knows whether links can be made, and leaves none', () => {
  const folder = makeTempFolder();
  expect(mayLink(folder)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
  expect(mayLink(path.join(folder, 'nowhere'))).toBe(false);
  expect(existsSync(path.join(folder, 'nowhere'))).toBe(false);
});

it.runIf(process.platform === 'linux')(
  'offers no portable folder on a disk that takes none, whatever the rights say',
  () => {
    expect(mayBePortable(makeTempFolder())).toBe(true);
    // Root may write there, and yet nobody can.
    expect(mayBePortable('/proc')).toBe(false);
  },
);
