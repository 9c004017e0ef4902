import { inRoot } from './setup/paths.mjs';

/** An app starts in a second or two, on a busy machine in ten. */
const START_TIMEOUT_MS = 60_000;

/** What is loaded into an app before its own code, so that Playwright gets hold of it at every start. */
export const AWAIT_DRIVER = inRoot('build/await-driver.mjs');

/**
 * Starts an app and gets hold of it.
 * @param {NonNullable<Parameters<import('playwright').Electron['launch']>[0]>} options
 * @returns {Promise<import('playwright').ElectronApplication>}
 */
export async function launchDriven(options) {
  // Not installed yet when a bare machine loads this file.
  const { _electron } = await import('playwright');
  const args = ['-r', AWAIT_DRIVER, ...(options.args ?? [])];
  return _electron.launch({ timeout: START_TIMEOUT_MS, ...options, args });
}
