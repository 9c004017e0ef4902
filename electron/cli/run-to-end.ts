import { main } from './main.ts';

/** Runs the command line in this process, which ends with it. @param args without the program */
export async function runToEnd(args: readonly string[]): Promise<never> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has gone away (`… | head`): not an error of ours.
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  const code = await main(args);
  // Windows writes to pipes in the background.
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(code);
}
