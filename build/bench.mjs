import { bundleBench } from './bundle.mjs';
import { runSource } from './run-source.mjs';

/** Measures what is shipped, bundled, in Electron's own Node; see test/bench. */
await runSource('dist/bench/bench.js', bundleBench);
