import { app } from 'electron';
import { explainOwnFiles, isAlarming } from '../shared/model/own-files.ts';
import { findAppFolder } from './app-folder.ts';
import { findOwnFiles } from './security/own-files.ts';
import { LAUNCH_HELP, parseOrder } from './start/launch-options.ts';
import { ensureTemporaryFolder } from './temporary-folder.ts';

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
  case 'check': {
    const found = await findOwnFiles(findAppFolder());
    process.stdout.write(`${explainOwnFiles(found)}\n`);
    process.exit(isAlarming(found) ? 1 : 0);
    break;
  }
  case 'cli':
    ensureTemporaryFolder();
    await import('./cli/run-to-end.ts').then(({ runToEnd }) => runToEnd(order.args));
    break;
  case 'window':
    ensureTemporaryFolder();
    await import('./main.ts');
}
