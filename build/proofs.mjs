import { bundle } from './bundle.mjs';
import { printSum } from './counts.mjs';
import { hashSources, stampPassed } from './proof-stamp.mjs';
import { runVitest } from './run-vitest.mjs';
import { ensureReady } from './setup/ready.mjs';
import { runCommand, say } from './setup/say.mjs';

/**
 * Every proof at length: what a release needs besides `npm test`. Arguments go to vitest; only a run of all of them
 * counts for `npm run release`.
 */
await runCommand(async () => {
  const { executable } = await ensureReady({ virtualDisplay: true, networkTools: true });
  say('building the app …');
  await bundle();
  const sources = hashSources();
  const args = process.argv.slice(2);
  const counts = await runVitest(executable, 'test/proofs.config.ts', args);
  if (args.length === 0 && counts.failed === 0) {
    stampPassed('run test:proofs', sources, executable, counts);
  }
  return printSum([counts]);
});
