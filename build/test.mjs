import { bundle } from './bundle.mjs';
import { runChecks } from './checks.mjs';
import { printSum } from './counts.mjs';
import { runVitest } from './run-vitest.mjs';
import { ensureReady } from './setup/ready.mjs';
import { runCommand, say } from './setup/say.mjs';

/** Everything that a commit needs. Arguments go to vitest: `npm test -- --project unit seek`. */
await runCommand(async () => {
  const { executable } = await ensureReady({ virtualDisplay: true, networkTools: true });
  say('building the app …');
  await bundle();
  say('checking types, lint and format beside the tests …');
  const [checks, tests] = await Promise.all([
    runChecks(),
    runVitest(executable, 'test/vitest.config.ts', process.argv.slice(2)),
  ]);
  console.log(checks.findings);
  return printSum([checks.counts, tests]);
});
