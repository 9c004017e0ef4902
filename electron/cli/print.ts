import { once } from 'node:events';
import { toVisibleText } from '../../shared/model/visible-text.ts';

/** Writes to standard output, waiting whenever its reader is slower. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) {
    await once(process.stdout, 'drain');
  }
}

/**
 * Writes a message to standard error. Names in it may come from a stranger: what a terminal would act on, or show in
 * another order, is made visible.
 */
export function tell(message: string): void {
  const lines = message.split('\n').map(toVisibleText);
  process.stderr.write(`${lines.join('\n')}\n`);
}
