import { expect, it } from 'vitest';
import { mayHaveDisplay } from '../../../../electron/start/display.ts';

const BARE = { platform: 'linux', env: {}, argv: ['airgap-replay', 'a.json'] } as const;

it('is without a display where Linux names none', () => {
  expect(mayHaveDisplay({ ...BARE, argv: [...BARE.argv] })).toBe(false);
  expect(mayHaveDisplay({ ...BARE, argv: [], env: { DISPLAY: '', XDG_SESSION_TYPE: 'tty' } })).toBe(false);
});

it.each([
  { DISPLAY: ':0' },
  { WAYLAND_DISPLAY: 'wayland-0' },
  { WAYLAND_SOCKET: '5' },
  { XDG_SESSION_TYPE: 'wayland' },
])('may have one by %j', (env) => {
  expect(mayHaveDisplay({ platform: 'linux', argv: [], env })).toBe(true);
});

it('may have one on other systems, and where it is told to draw elsewhere', () => {
  expect(mayHaveDisplay({ platform: 'darwin', env: {}, argv: [] })).toBe(true);
  expect(mayHaveDisplay({ platform: 'win32', env: {}, argv: [] })).toBe(true);
  expect(mayHaveDisplay({ platform: 'linux', env: {}, argv: ['--ozone-platform=headless'] })).toBe(true);
});
