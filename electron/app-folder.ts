import path from 'node:path';
import { app } from 'electron';

/** Where the executable lies; an app in development has no such folder of its own. */
export function findAppFolder(): string | undefined {
  return app.isPackaged ? path.dirname(app.getPath('exe')) : undefined;
}
