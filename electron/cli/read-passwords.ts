import { readSmall } from './read-small.ts';
import { UsageError } from './usage.ts';

const MAX_PASSWORDS = 100;

/** The passwords in a file, one a line. @throws UsageError where it cannot be read, or is no such file */
export function readPasswords(file: string): readonly string[] {
  const lines = readSmall(file, 'The file with the passwords').split(/\r?\n/);
  const passwords = lines.filter((line) => line !== '');
  if (passwords.length === 0 || passwords.length > MAX_PASSWORDS) {
    throw new UsageError(`${file} holds no passwords (one a line, ${MAX_PASSWORDS} at most).`);
  }
  return passwords;
}
