import { expect, it, vi } from 'vitest';
import { endInWords } from '../../../../electron/cli/run-to-end.ts';

it('ends a command with its code, and one that fails unexpectedly with what is known of that', async () => {
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await endInWords(() => Promise.resolve(2))).toBe(2);
  expect(stderr).not.toHaveBeenCalled();
  expect(await endInWords(() => Promise.reject(new RangeError('of a name\u001b[2J')))).toBe(1);
  const told = stderr.mock.calls.join('');
  stderr.mockRestore();
  expect(told).toMatch(/^RangeError: of a name⟨U\+001B⟩\[2J\n +at .*run-to-end\.test\.ts/);
});
