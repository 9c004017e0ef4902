import type { App } from 'electron';
import { expect, it } from 'vitest';
import { findSandboxSwitch } from '../../../../electron/security/sandbox-on.ts';

function find(isPackaged: boolean, ...switches: readonly string[]): string | undefined {
  const commandLine = { hasSwitch: (name: string) => switches.includes(name) };
  return findSandboxSwitch({ isPackaged, commandLine } as unknown as App);
}

it('lets the packaged app start with other switches than those that take its sandbox away', () => {
  expect(find(true, 'disable-gpu', 'ozone-platform')).toBeUndefined();
  expect(find(true, 'disable-gpu', 'no-sandbox')).toBe('no-sandbox');
  expect(find(true, 'renderer-cmd-prefix')).toBe('renderer-cmd-prefix');
});

it('leaves them to developers', () => {
  expect(find(false, 'no-sandbox')).toBeUndefined();
});
