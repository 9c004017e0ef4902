/** An app starts in a second or two, on a busy machine in ten. */
const TRY_MS = 25_000;
const TRIES = 3;

/**
 * Starts an app and gets hold of it. On a busy machine Playwright now and then never does, although the app runs as it
 * should (about once in a hundred starts; its two connections stand, and its launch does not return): then the app is
 * ended and started anew.
 * @param {Parameters<import('playwright').Electron['launch']>[0]} options
 * @param {() => void} [startOver] undoes what an app did that was ended: it may have imported its files
 * @returns {Promise<import('playwright').ElectronApplication>}
 */
export async function launchDriven(options, startOver) {
  // Not installed yet when a bare machine loads this file.
  const { _electron, errors } = await import('playwright');
  for (let turn = 1; ; turn++) {
    try {
      return await _electron.launch({ timeout: TRY_MS, ...options });
    } catch (error) {
      if (turn === TRIES || !(error instanceof errors.TimeoutError)) {
        throw error;
      }
      startOver?.();
      console.warn(`Playwright did not get hold of the app in ${TRY_MS / 1000} s: once more.`);
    }
  }
}
