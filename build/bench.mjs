import { bundle, bundleBench } from './bundle.mjs';
import { run } from './run.mjs';
import { runSource } from './run-source.mjs';
import { ensureReady, needsVirtualDisplay } from './setup/ready.mjs';

const IN_THE_APP = ['seek', 'open', 'library', 'search', 'start', 'fidelity'];

/** Measures what is shipped, bundled: importing in Electron's own Node, playing in the real app; see test/bench. */
if (!IN_THE_APP.includes(process.argv[2] ?? '')) {
  await runSource('dist/bench/bench.js', bundleBench);
} else if (needsVirtualDisplay()) {
  await ensureReady({ virtualDisplay: true });
  process.exitCode = await run(process.execPath, process.argv.slice(1), { display: true });
} else {
  await runSource('test/bench/playing.ts', bundle);
}
