import { runSource } from './run-source.mjs';

/** Mutated recordings against the importer; see test/fuzz. */
await runSource('test/fuzz/fuzz.ts');
