import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from '../../bundle.mjs';
import { run } from '../../run.mjs';
import { inRoot } from '../../setup/paths.mjs';
import { ensurePackages } from '../../setup/packages.mjs';
import { namedVersion } from '../../setup/runtime.mjs';
import { runCommand, say, SetupError } from '../../setup/say.mjs';
import { listComponents } from '../contents.mjs';
import { createModuleList } from '../modules.mjs';
import { writeNotices } from '../notices.mjs';
import { runProgram } from '../programs.mjs';
import { hashFile } from '../tree.mjs';
import { readOfficialHash } from '../electrons.mjs';

/**
 * The app for macOS, on a Mac, from the official archive that was carried in:
 * `node build/release/mac/recipe.mjs electron-v45.4.1-darwin-arm64.zip`. A recipe only: no Mac was at hand, so it was never
 * run. It is signed for the machine it is made on and no other; a Developer ID is the releaser's to add.
 */
await runCommand(async () => {
  const zip = path.resolve(process.argv[2] ?? '');
  const name = `electron-v${namedVersion()}-darwin-${process.arch}.zip`;
  if (process.platform !== 'darwin' || hashFile(zip) !== readOfficialHash(name)) {
    throw new SetupError(`this needs a Mac and the official ${name}.`);
  }
  ensurePackages();
  const output = inRoot('release/mac');
  const electron = path.join(output, 'electron');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(electron, { recursive: true });
  runProgram('ditto', ['-x', '-k', zip, electron]);

  const modules = createModuleList();
  await bundle([modules.plugin]);
  const code = await run(process.execPath, [
    inRoot('node_modules/electron-builder/cli.js'),
    ...['--mac', '--dir', '-c.mac.identity=null', `-c.electronDist=${electron}`],
    ...[`-c.electronVersion=${namedVersion()}`, `-c.directories.output=${output}`],
  ]);
  if (code !== 0) {
    throw new SetupError('electron-builder failed; its own message is above.');
  }
  const built = path.join(output, process.arch === 'arm64' ? 'mac-arm64' : 'mac');
  const program = path.join(electron, 'Electron.app/Contents/MacOS/Electron');
  const licence = path.join(electron, 'LICENSE');
  writeFileSync(
    path.join(built, 'THIRD-PARTY-NOTICES.txt'),
    writeNotices(listComponents(modules.packages(), program, licence)),
  );
  copyFileSync(inRoot('LICENSE'), path.join(built, 'LICENSE.txt'));
  // Turning the fuses broke Electron's own signature; without any, a Mac with Apple's processor starts nothing.
  runProgram('codesign', ['--force', '--deep', '--sign', '-', path.join(built, 'Airgap Replay.app')]);
  runProgram('ditto', ['-c', '-k', '--keepParent', built, path.join(output, 'airgap-replay-mac.zip')]);
  say(`${output}/airgap-replay-mac.zip is made; never run by who wrote this.`);
  return 0;
});
