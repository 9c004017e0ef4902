import path from 'node:path';
import { app } from 'electron';

/**
 * Starts the app again once it has ended, with other arguments.
 * @param args without the executable
 */
export function relaunchWith(args: readonly string[]): void {
  app.relaunch({
    args: [...args],
    // It sets what a portable app needs from its first moment.
    ...(app.isPackaged && process.platform === 'linux'
      ? { execPath: path.join(path.dirname(app.getPath('exe')), 'airgap-replay') }
      : {}),
  });
}
