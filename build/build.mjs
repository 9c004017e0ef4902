import { bundle } from './bundle.mjs';
import { ensureReady } from './setup/ready.mjs';
import { runCommand, say } from './setup/say.mjs';

await runCommand(async () => {
  await ensureReady({ virtualDisplay: false });
  await bundle();
  say('built dist/');
  return 0;
});
