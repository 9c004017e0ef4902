import { printSum } from './counts.mjs';
import { run } from './run.mjs';
import { runVitest } from './run-vitest.mjs';
import { inRoot } from './setup/paths.mjs';
import { ensureReady } from './setup/ready.mjs';
import { runCommand, say, SetupError } from './setup/say.mjs';

const MAIN = 'build/release/main.mjs';

/**
 * Makes everything that is handed out, for testing, and tests it. Arguments go to vitest; with `--built`, the packages are
 * taken that lie in release/ already.
 */
await runCommand(async () => {
  const { executable } = await ensureReady({ virtualDisplay: true, networkTools: true });
  const args = process.argv.slice(2);
  if (!args.includes('--built')) {
    say('making the packages, which takes some minutes …');
    const code = await run(process.execPath, [inRoot(MAIN), '--for-testing']);
    if (code !== 0) {
      throw new SetupError('there are no packages to test.');
    }
  }
  const others = args.filter((arg) => arg !== '--built');
  return printSum([await runVitest(executable, 'test/packages.config.ts', others)]);
});
