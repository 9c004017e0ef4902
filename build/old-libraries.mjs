import { runSource } from './run-source.mjs';

/** Makes the libraries of earlier versions that are not in test/fixtures/libraries yet. */
await runSource('test/record/old-libraries.ts');
