import { bundle } from './bundle.mjs';
import { runSource } from './run-source.mjs';
import { ensureReady } from './setup/ready.mjs';
import { say } from './setup/say.mjs';

/** The proof of no network; see test/sealed. */
await runSource('test/sealed/sealed.ts', async () => {
  await ensureReady({ virtualDisplay: true, networkTools: true });
  say('building the app …');
  await bundle();
});
