/**
 * One plain line about what set-up is doing. Always on stderr: stdout belongs to the command itself
 * (the CLI prints JSON there).
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`airgap-replay: ${line}\n`);
}

/** A set-up problem whose message already tells the user what to do; printed without a stack. */
export class SetupError extends Error {}

/**
 * Runs a command's main function and turns a SetupError into a readable message and exit code 1.
 * @param {() => Promise<number>} main resolves to the process's exit code
 */
export async function runCommand(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError)) {
      throw error;
    }
    say(error.message);
    process.exitCode = 1;
  }
}
