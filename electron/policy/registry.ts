import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { NO_POLICY, type Policy } from '../../shared/policy.ts';
import { explainPolicy } from './read-policy.ts';

/** Where group policy writes the rules, by the templates of a release. */
export const REGISTRY_KEY = 'HKLM\\SOFTWARE\\Policies\\Airgap Replay';
/** Fixed: a variable of the user's own must not take a policy away. */
const REG = 'C:\\Windows\\System32\\reg.exe';
/** A value as `reg query` prints it, in every language: its name, its type, what it is. */
const VALUE = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/**
 * The rules that group policy prescribes on Windows.
 * @returns undefined where it prescribes none. @throws PolicyError when they cannot be followed
 */
export function readRegistryPolicy(platform: NodeJS.Platform = process.platform): Policy | undefined {
  if (platform !== 'win32' || !existsSync(REG)) {
    return undefined;
  }
  let printed: string;
  try {
    printed = execFileSync(REG, ['query', REGISTRY_KEY, '/reg:64'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
  } catch {
    // Everybody may read it: it is not there.
    return undefined;
  }
  return parseRegistry(printed);
}

/** @param printed by `reg query`. @throws PolicyError */
export function parseRegistry(printed: string): Policy {
  const values = printed.split(/\r?\n/).flatMap((line) => {
    const [, name, type, value] = VALUE.exec(line) ?? [];
    return name === undefined ? [] : [[name, readRule(name, type, value)] as const];
  });
  return { ...NO_POLICY, ...Object.fromEntries(values) };
}

function readRule(name: string, type: string | undefined, value: string | undefined): boolean {
  if (!(name in NO_POLICY)) {
    throw explainPolicy(REGISTRY_KEY, `${name} is no rule`);
  }
  if (type !== 'REG_DWORD' || (value !== '0x0' && value !== '0x1')) {
    throw explainPolicy(REGISTRY_KEY, `${name} must be a DWORD, 1 or 0`);
  }
  return value === '0x1';
}
