import { runSource } from './run-source.mjs';

/** Measures, in Electron's own Node; see test/bench. */
await runSource('test/bench/bench.ts');
