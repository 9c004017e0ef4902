import { expect, it } from 'vitest';
import { PolicyError } from '../../../../electron/policy/read-policy.ts';
import { parseRegistry, readRegistryPolicy } from '../../../../electron/policy/registry.ts';
import { joinPolicies, NO_POLICY } from '../../../../shared/policy.ts';

/** As `reg query` prints it. */
const print = (...values: readonly string[]): string =>
  ['', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Airgap Replay', ...values, '', ''].join('\r\n');

it('has the rules that group policy switched on', () => {
  const printed = print('    forbidExport    REG_DWORD    0x1', '    readOnlyLibraries    REG_DWORD    0x0');
  expect(parseRegistry(printed)).toEqual({ ...NO_POLICY, forbidExport: true });
  expect(parseRegistry(print())).toEqual(NO_POLICY);
});

it.each([
  ['another rule', '    forbidExports    REG_DWORD    0x1', 'forbidExports is no rule'],
  ['the key’s own value', '    (Default)    REG_SZ    x', '(Default) is no rule'],
  ['another type', '    forbidExport    REG_SZ    1', 'forbidExport must be a DWORD'],
  ['another number', '    forbidExport    REG_DWORD    0x2', 'forbidExport must be a DWORD'],
  ['nothing', '    forbidExport    REG_SZ', 'forbidExport must be a DWORD'],
])('stops everything where it is %s', (_, value, reason) => {
  expect(() => parseRegistry(print(value))).toThrow(PolicyError);
  expect(() => parseRegistry(print(value))).toThrow(reason);
});

it('is asked for on Windows only', () => {
  expect(readRegistryPolicy('linux')).toBeUndefined();
});

it('and the file are followed both', () => {
  const one = { ...NO_POLICY, forbidExport: true };
  const other = { ...NO_POLICY, readOnlyLibraries: true };
  expect(joinPolicies(one, other)).toEqual({ ...NO_POLICY, forbidExport: true, readOnlyLibraries: true });
});
