import { errorMessage } from '../../shared/error-message.ts';
import { errorCode } from '../error-code.ts';
import { main } from './main.ts';
import { tell } from './print.ts';

/** Runs the command line in this process, which ends with it. @param args without the program */
export async function runToEnd(args: readonly string[]): Promise<never> {
  process.stdout.on('error', (error: Error) => {
    // The reader has gone away (`… | head`): not an error of ours.
    if (errorCode(error) === 'EPIPE') {
      process.exit(0);
    }
    tell(`What was asked for could not be written to its end: ${errorMessage(error)}`);
    process.exit(1);
  });
  const code = await endInWords(() => main(args));
  // Windows writes to pipes in the background.
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(code);
}

/** A fault of our own is told on standard error: Electron would show it in a window, or end itself where there is no display. */
export async function endInWords(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    tell(error instanceof Error ? (error.stack ?? errorMessage(error)) : String(error));
    return 1;
  }
}
