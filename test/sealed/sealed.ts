import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleLeaky } from './leaky/bundle-leaky.ts';
import { NAMESPACE, whyNot } from './requirements.ts';

const SCREEN = '-screen 0 1440x900x24';

/** The proof of no network: goes into a namespace of its own and does there what `inside.ts` says. */
async function main(): Promise<number> {
  const reason = whyNot();
  if (reason !== undefined) {
    process.stdout.write(`SKIPPED: the proof of no network was not made: ${reason}.\n`);
    return 2;
  }
  const leaky = await bundleLeaky();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-sealed-'));
  // Another user looks into it, too.
  chmodSync(folder, 0o755);
  try {
    return await enter(folder, leaky);
  } finally {
    if (!process.argv.includes('--keep')) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function enter(folder: string, leaky: string): Promise<number> {
  const script = path.join(import.meta.dirname, 'inside.ts');
  const args = [process.execPath, '--disable-warning=ExperimentalWarning', script, ...process.argv.slice(2)];
  // The X server tells its parent that it is ready, but never process 1: hence a shell around xvfb-run.
  const display = ['sh', '-c', 'xvfb-run -a -s "$0" "$@"; exit $?', SCREEN];
  const child = spawn('unshare', [...NAMESPACE, ...display, ...args], {
    stdio: 'inherit',
    env: { ...process.env, DISPLAY: '', SEALED_FOLDER: folder, SEALED_LEAKY: leaky },
  });
  // The namespace's first process heeds no milder signal, and everything in it ends with it.
  ['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, () => child.kill('SIGKILL')));
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

process.exitCode = await main();
