import { app } from 'electron';
import { LAUNCH_HELP, parseOrder } from './start/launch-options.ts';

/**
 * What the app's executable runs. The command line and short answers end before Chromium starts: they need no display, no
 * profile and no process of a page.
 */
const order = parseOrder(process.argv, app.isPackaged);
switch (order.kind) {
  case 'version':
    process.stdout.write(`Airgap Replay ${app.getVersion()}\n`);
    process.exit(0);
    break;
  case 'help':
    process.stdout.write(LAUNCH_HELP);
    process.exit(0);
    break;
  case 'cli':
    await import('./cli/run-to-end.ts').then(({ runToEnd }) => runToEnd(order.args));
    break;
  case 'window':
    await import('./main.ts');
}
