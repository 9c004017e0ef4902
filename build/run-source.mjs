import { spawn } from 'node:child_process';
import { inRoot } from './setup/paths.mjs';
import { ensureReady } from './setup/ready.mjs';
import { runCommand } from './setup/say.mjs';

/**
 * Runs a source file, with this process's arguments, inside Electron's own Node, which strips the types.
 * @param {string} source below the project's folder
 * @param {() => Promise<void>} [prepare] makes it, when everything for that is there
 */
export function runSource(source, prepare) {
  return runCommand(async () => {
    const { executable } = await ensureReady({ virtualDisplay: false });
    await prepare?.();
    const child = spawn(
      executable,
      ['--disable-warning=ExperimentalWarning', inRoot(source), ...process.argv.slice(2)],
      {
        stdio: 'inherit',
        cwd: process.env['INIT_CWD'] ?? process.cwd(),
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      },
    );
    // Ctrl+C reaches the child by itself; this process only has to outlive it.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    return new Promise((resolve) => {
      child.on('exit', (code) => resolve(code ?? 1));
    });
  });
}
