import { runSource } from './run-source.mjs';

/** Runs the CLI from source. */
await runSource('electron/cli/from-source.ts');
