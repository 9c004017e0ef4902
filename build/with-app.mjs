import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchDriven } from './drive.mjs';
import { launchArguments, launchEnvironment } from './launch.mjs';

/**
 * Starts the real app in a user-data folder of its own, has it driven, and ends it again.
 * @template T
 * @param {string} executable
 * @param {readonly string[]} args files and switches for the app
 * @param {(app: import('playwright').ElectronApplication, page: import('playwright').Page) => Promise<T>} drive
 * @returns {Promise<T>}
 */
export async function withApp(executable, args, drive) {
  const userData = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-'));
  const options = {
    executablePath: executable,
    args: launchArguments([`--user-data-dir=${userData}`, ...args]),
    env: launchEnvironment(),
    colorScheme: null,
  };
  const app = await launchDriven(options);
  try {
    return await drive(app, await app.firstWindow());
  } finally {
    await app.close();
    rmSync(userData, { recursive: true, force: true });
  }
}
