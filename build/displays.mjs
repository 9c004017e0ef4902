import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { needsVirtualDisplay } from './setup/ready.mjs';
import { SetupError } from './setup/say.mjs';

const SCREEN = '1440x900x24';
const START_TIMEOUT_MS = 30_000;

/**
 * Starts displays that nobody sees, one for each that works at the same time: the focus and the clipboard are a
 * display's own.
 * @param {number} count
 * @returns {Promise<{ names: string[], close(): void }>} no names where there is a real display, which is used then
 */
export async function startDisplays(count) {
  if (!needsVirtualDisplay()) {
    return { names: [], close: () => undefined };
  }
  const servers = Array.from({ length: count }, startServer);
  const close = () => servers.forEach(({ child }) => child.kill());
  process.on('exit', close);
  return { names: await Promise.all(servers.map(({ name }) => name)), close };
}

/** The server takes a number that is free, and says which once it can be used. */
function startServer() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return { child, name: readName(child) };
}

/** @param {import('node:child_process').ChildProcess} child */
async function readName(child) {
  const told = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
  const ended = once(child, 'exit').then(() => [undefined]);
  const [number] = await Promise.race([
    once(told.setEncoding('utf8'), 'data', { signal: AbortSignal.timeout(START_TIMEOUT_MS) }),
    ended,
  ]).catch(() => [undefined]);
  if (number === undefined) {
    throw new SetupError('Xvfb did not start, so there is no display for the tests.');
  }
  return `:${String(number).trim()}`;
}
