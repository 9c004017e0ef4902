import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { run } from './run.mjs';
import { inRoot } from './setup/paths.mjs';
import { ensureReady } from './setup/ready.mjs';
import { runCommand, SetupError } from './setup/say.mjs';

/** Packages the app into release/. A release is made of the official, checksum-verified Electron only. */
await runCommand(async () => {
  const { executable, official } = await ensureReady({ virtualDisplay: false });
  const forTesting = process.argv.includes('--for-testing');
  if (!official && !forTesting) {
    throw new SetupError(
      'a release needs the official Electron, which could not be downloaded here. Set ELECTRON_OVERRIDE_DIST_PATH ' +
        'to an unpacked official one, or pass --for-testing for a package that must not be handed out.',
    );
  }
  await bundle();
  const dist = path.dirname(executable);
  const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  return run(process.execPath, [
    inRoot('node_modules/electron-builder/cli.js'),
    '--dir',
    `-c.electronDist=${dist}`,
    `-c.electronVersion=${version}`,
  ]);
});
