import { bundle } from './bundle.mjs';
import { run } from './run.mjs';
import { launchArguments } from './launch.mjs';
import { inRoot } from './setup/paths.mjs';
import { ensureReady, needsVirtualDisplay } from './setup/ready.mjs';
import { runCommand, say } from './setup/say.mjs';

/** Opens the app, with the files named on the command line. Without a display it shows that it works. */
await runCommand(async () => {
  const headless = needsVirtualDisplay();
  const { executable } = await ensureReady({ virtualDisplay: headless });
  say('building the app …');
  await bundle();
  // npm runs scripts in the checkout; files are meant relative to where the user is.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const args = process.argv.slice(2);
  if (headless) {
    say('there is no display here; showing the app on a virtual one …');
    return run(process.execPath, [inRoot('build/show.mjs'), executable, ...args], { display: true, cwd });
  }
  return run(executable, launchArguments(args), { cwd });
});
