import { runToEnd } from './run-to-end.ts';

/** The command line without the app's executable, in Electron's own Node. */
await runToEnd(process.argv.slice(2));
