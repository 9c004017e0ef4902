import { describe, expect, it } from 'vitest';
import { parseLaunchOptions } from '../../../electron/launch-options.ts';

const packaged = (...args: string[]) => parseLaunchOptions(['/opt/app', ...args], '/home/ada', true);

describe('parseLaunchOptions', () => {
  it.each<[string, readonly string[], ReturnType<typeof packaged>]>([
    ['nothing', [], { library: undefined, files: [] }],
    ['files', ['a.json', '/tmp/b.json'], { library: undefined, files: ['/home/ada/a.json', '/tmp/b.json'] }],
    ['a library', ['--library=lib', 'a'], { library: '/home/ada/lib', files: ['/home/ada/a'] }],
    ['an empty library', ['--library='], { library: undefined, files: [] }],
    ['Chromium’s switches', ['--no-sandbox', '-v', 'a'], { library: undefined, files: ['/home/ada/a'] }],
    [
      'a library as a word of its own',
      ['--library', 'lib', 'a'],
      { library: '/home/ada/lib', files: ['/home/ada/a'] },
    ],
  ])('understands %s', (_, args, expected) => {
    expect(packaged(...args)).toEqual(expected);
  });

  it('passes over the app’s own path in development, wherever the switches stand', () => {
    const options = parseLaunchOptions(['electron', '--inspect', '.', '--library=/lib', 'a'], '/work', false);
    expect(options).toEqual({ library: '/lib', files: ['/work/a'] });
  });
});
