import type { App } from 'electron';
import { expect, it } from 'vitest';
import { DEBUGGING_SWITCHES, turnDebuggingOff } from '../../../../electron/security/debugging-off.ts';

function removedSwitches(isPackaged: boolean): string[] {
  const removed: string[] = [];
  const commandLine = { removeSwitch: (name: string) => removed.push(name) };
  turnDebuggingOff({ isPackaged, commandLine } as unknown as App);
  return removed;
}

it('takes Chromium’s debugging switches from the packaged app, and leaves them to developers', () => {
  expect([removedSwitches(true), removedSwitches(false)]).toEqual([DEBUGGING_SWITCHES, []]);
});
