import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { compareFuses, readFuses, readOrderedFuses } from './fuses.mjs';
import { run } from './run.mjs';
import { whyNotProven } from './proof-stamp.mjs';
import { inRoot } from './setup/paths.mjs';
import { ensureReady } from './setup/ready.mjs';
import { runCommand, say, SetupError } from './setup/say.mjs';

/** Where the fuses lie in what electron-builder made for this system. */
const FUSED = {
  linux: 'release/linux-unpacked/airgap-replay',
  win32: 'release/win-unpacked/Airgap Replay.exe',
  darwin: `release/mac${process.arch === 'arm64' ? '-arm64' : ''}/Airgap Replay.app/Contents/Frameworks/Electron Framework.framework/Electron Framework`,
};

/**
 * Packages the app into release/. A release is made of a tree whose proofs have passed, and of the official,
 * checksum-verified Electron only.
 */
await runCommand(async () => {
  const forTesting = process.argv.includes('--for-testing');
  demandProofs(forTesting);
  const { executable, official } = await ensureReady({ virtualDisplay: false });
  if (!official && !forTesting) {
    throw new SetupError(
      'a release needs the official Electron, which could not be downloaded here. Set ELECTRON_OVERRIDE_DIST_PATH ' +
        'to an unpacked official one, or pass --for-testing for a package that must not be handed out.',
    );
  }
  await bundle();
  const dist = path.dirname(executable);
  const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  const code = await run(process.execPath, [
    inRoot('node_modules/electron-builder/cli.js'),
    '--dir',
    `-c.electronDist=${dist}`,
    `-c.electronVersion=${version}`,
  ]);
  return code === 0 ? checkFuses() : code;
});

/** @param {boolean} forTesting */
function demandProofs(forTesting) {
  const reason = whyNotProven();
  if (reason !== undefined && !forTesting) {
    throw new SetupError(
      `a release needs the proofs of this very tree, and ${reason}. Run \`npm run test:proofs\` first, or pass ` +
        '--for-testing for a package that must not be handed out.',
    );
  }
  if (reason !== undefined) {
    say(`not for a release: the proofs of this tree are left out, and ${reason}.`);
  }
}

/** Reads the fuses back: a package whose fuses are not as ordered is a failure. */
function checkFuses() {
  const file = FUSED[/** @type {keyof typeof FUSED} */ (process.platform)];
  const found = readFuses(readFileSync(inRoot(file)));
  const wrong = compareFuses(readOrderedFuses(inRoot('electron-builder.yml')), found);
  if (wrong.length > 0) {
    throw new SetupError(`the package has the wrong fuses: ${wrong.join('; ')}.`);
  }
  say(
    `fuses as ordered: ${Object.entries(found)
      .map(([name, state]) => `${name} ${state}`)
      .join(', ')}`,
  );
  return 0;
}
