import { hash } from 'node:crypto';

/** What stands in the log for a text that somebody wrote. */
export function hashText(text: string): string {
  return hash('sha256', text);
}
