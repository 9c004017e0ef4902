import { bundle } from './bundle.mjs';
import { runChecks } from './checks.mjs';
import { printSum } from './counts.mjs';
import { hashSources, stampPassed } from './proof-stamp.mjs';
import { runVitest } from './run-vitest.mjs';
import { ensureReady } from './setup/ready.mjs';
import { runCommand, say } from './setup/say.mjs';

/**
 * Everything that a commit needs. Arguments go to vitest: `npm test -- --project unit seek`; only a run of all tests counts
 * for `npm run release`.
 */
await runCommand(async () => {
  const { executable } = await ensureReady({ virtualDisplay: true, networkTools: true });
  say('building the app …');
  await bundle();
  const sources = hashSources();
  const args = process.argv.slice(2);
  say('checking types, lint and format beside the tests …');
  const [checks, tests] = await Promise.all([
    runChecks(),
    runVitest(executable, 'test/vitest.config.ts', args),
  ]);
  console.log(checks.findings);
  if (args.length === 0 && checks.counts.failed + tests.failed === 0) {
    stampPassed('test', sources, executable, tests);
  }
  return printSum([checks.counts, tests]);
});
