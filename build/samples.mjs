import { spawnSync } from 'node:child_process';
import { inRoot, ROOT } from './setup/paths.mjs';
import { ensureReady, needsVirtualDisplay } from './setup/ready.mjs';
import { runCommand } from './setup/say.mjs';

const DISPLAY = ['-a', '--server-args=-screen 0 1440x1000x24'];

/** Records the samples in test/fixtures/samples anew; takes about five minutes. */
async function recordSamples() {
  const virtualDisplay = needsVirtualDisplay();
  const { executable } = await ensureReady({ virtualDisplay });
  const recorder = [executable, inRoot('test/record/record.ts'), ...process.argv.slice(2)];
  const [command = '', ...args] = virtualDisplay ? ['xvfb-run', ...DISPLAY, ...recorder] : recorder;
  const result = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return result.status ?? 1;
}

await runCommand(recordSamples);
