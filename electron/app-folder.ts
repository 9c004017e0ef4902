import path from 'node:path';
import { app } from 'electron';

/** Where the executable lies; an app in development has no such folder of its own, nor has one on macOS. */
export function findAppFolder(): string | undefined {
  return app.isPackaged && process.platform !== 'darwin' ? path.dirname(app.getPath('exe')) : undefined;
}
