import { describe, expect, it } from 'vitest';
import { parseLaunchOptions, parseOrder, withoutOption } from '../../../../electron/start/launch-options.ts';

const packaged = (...args: string[]) => parseLaunchOptions(['/opt/app', ...args], '/home/ada', true);

describe('parseLaunchOptions', () => {
  it.each<[string, readonly string[], Partial<ReturnType<typeof packaged>>]>([
    ['nothing', [], { library: undefined, files: [] }],
    ['files', ['a.json', '/tmp/b.json'], { library: undefined, files: ['/home/ada/a.json', '/tmp/b.json'] }],
    ['a library', ['--library=lib', 'a'], { library: '/home/ada/lib', files: ['/home/ada/a'] }],
    ['an empty library', ['--library='], { library: undefined, files: [] }],
    ['Chromium’s switches', ['--no-sandbox', '-v', 'a'], { library: undefined, files: ['/home/ada/a'] }],
    ['a data folder', ['--data', 'd'], { library: undefined, data: '/home/ada/d', files: [] }],
    [
      'a library as a word of its own',
      ['--library', 'lib', 'a'],
      { library: '/home/ada/lib', files: ['/home/ada/a'] },
    ],
  ])('understands %s', (_, args, expected) => {
    expect(packaged(...args)).toEqual({ data: undefined, ...expected });
  });

  it('passes over the app’s own path in development, wherever the switches stand', () => {
    const options = parseLaunchOptions(['electron', '--inspect', '.', '--library=/lib', 'a'], '/work', false);
    expect(options).toMatchObject({ library: '/lib', files: ['/work/a'] });
  });
});

describe('parseOrder', () => {
  const order = (...args: string[]) => parseOrder(['/opt/app', ...args], true);

  it.each<[string, readonly string[], ReturnType<typeof order>]>([
    ['nothing', [], { kind: 'window' }],
    ['files', ['--library=a', 'b.json'], { kind: 'window' }],
    ['help', ['--help'], { kind: 'help' }],
    ['the version', ['--version'], { kind: 'version' }],
    ['a file of such a name', ['a.json', '--help'], { kind: 'window' }],
    [
      'a command with options of its own',
      ['--cli', 'help', '--help'],
      { kind: 'cli', args: ['help', '--help'] },
    ],
    ['a command after switches', ['--no-sandbox', '--cli', 'list'], { kind: 'cli', args: ['list'] }],
  ])('understands %s', (_, args, expected) => {
    expect(order(...args)).toEqual(expected);
  });

  it('passes over the app’s own path in development', () => {
    expect(parseOrder(['electron', '--no-sandbox', '.', '--version'], false)).toEqual({ kind: 'version' });
  });
});

it.each([
  [['--library', '/a', 'file.json'], ['file.json']],
  [
    ['--library=/a', '--data', '/d'],
    ['--data', '/d'],
  ],
  [
    ['--libraryish', 'x'],
    ['--libraryish', 'x'],
  ],
  [[], []],
])('leaves an option and its value out of %j', (args, expected) => {
  expect(withoutOption(args, 'library')).toEqual(expected);
});
