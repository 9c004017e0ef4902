import { describe, expect, it, vi } from 'vitest';
import { CALLS, type Handlers } from '../../../../shared/contract/contract.ts';
import type { CallName } from '../../../../shared/contract/names.ts';
import { registerHandlers } from '../../../../electron/ipc/register.ts';

type Listener = (message: { senderFrame: unknown }, input: unknown) => Promise<unknown>;
const listeners = vi.hoisted(() => new Map<string, Listener>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => listeners.set(channel, listener) },
}));

const names = Object.keys(CALLS) as CallName[];
const reached: string[] = [];
registerHandlers(
  Object.fromEntries(names.map((name) => [name, () => reached.push(name)])) as unknown as Handlers,
);

const appPage = { origin: 'app://app', parent: null };
const call = (name: CallName, senderFrame: unknown, input: unknown): Promise<unknown> =>
  listeners.get(`call:${name}`)!({ senderFrame }, input);

describe.each(names)('the call %s', (name) => {
  it.each([
    ['the stage', { origin: 'stage://stage', parent: appPage }],
    ['the app’s page in a frame', { origin: 'app://app', parent: appPage }],
    ['a web page', { origin: 'https://example.com', parent: null }],
    ['a frame that is gone', null],
  ])('is refused to %s', async (_, frame) => {
    await expect(call(name, frame, {})).rejects.toThrow('the sender is not the app');
    expect(reached).toEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a string', 'x'],
    ['a list', [1]],
    ['a word too many', { surprise: 1 }],
    ['a word for the prototype', JSON.parse('{"__proto__":{"a":1},"constructor":1}') as unknown],
  ])('is refused with %s', async (_, input) => {
    await expect(call(name, appPage, input)).rejects.toThrow(`${name} was refused`);
    expect(reached).toEqual([]);
  });
});
