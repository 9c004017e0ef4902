import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './setup/paths.mjs';
import { needsVirtualDisplay } from './setup/ready.mjs';
import { say } from './setup/say.mjs';

/**
 * Runs a program to its end with our output, under a virtual display where there is no other.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ display?: boolean, cwd?: string, env?: NodeJS.ProcessEnv }} [options] display: the program opens a window
 * @returns {Promise<number>} its exit code
 */
export async function run(command, args, { display = false, cwd = ROOT, env = {} } = {}) {
  const virtual = display && needsVirtualDisplay();
  const screen = ['-a', '-s', '-screen 0 1440x900x24'];
  const child = spawn(virtual ? 'xvfb-run' : command, virtual ? [...screen, command, ...args] : args, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal !== null) {
        say(`${path.basename(command)} was ended by ${signal}.`);
      }
      resolve(code ?? 1);
    });
  });
}
