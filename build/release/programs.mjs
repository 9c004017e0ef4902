import { spawnSync } from 'node:child_process';
import { SetupError } from '../setup/say.mjs';

/**
 * Runs a packaging program to its end, in a known language and zone. What it says is shown where it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string, time?: number }} [options] time: SOURCE_DATE_EPOCH
 */
export function runProgram(program, args, { cwd, env = {}, input, time } = {}) {
  const result = spawnSync(program, args, {
    cwd,
    input: input ?? '',
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: {
      ...process.env,
      LC_ALL: 'C',
      TZ: 'UTC',
      ...(time === undefined ? {} : { SOURCE_DATE_EPOCH: String(time) }),
      ...env,
    },
  });
  if (result.status !== 0) {
    const reason = [result.error?.message, result.stderr, result.stdout].filter(Boolean).join('\n').trim();
    throw new SetupError(`${program} failed:\n${reason.slice(-4000)}`);
  }
  return result.stdout;
}
