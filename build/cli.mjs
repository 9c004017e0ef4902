import { runSource } from './run-source.mjs';

/** Runs the CLI from source. */
await runSource('electron/cli/main.ts');
