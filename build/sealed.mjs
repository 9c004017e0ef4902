import { bundle } from './bundle.mjs';
import { runSource } from './run-source.mjs';
import { ensureReady } from './setup/ready.mjs';
import { runCommand, say } from './setup/say.mjs';

/** The proof of no network; see test/sealed. */
await runCommand(async () => {
  await ensureReady({ virtualDisplay: true, networkTools: true });
  say('building the app …');
  await bundle();
  return 0;
});
if (process.exitCode === 0) {
  await runSource('test/sealed/sealed.ts');
}
