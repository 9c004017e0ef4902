import { createHash } from 'node:crypto';

/** What stands in the log for a text that somebody wrote. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
