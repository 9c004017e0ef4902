import { readFileSync, statSync } from 'node:fs';
import { errorMessage } from '../../shared/error-message.ts';
import { MEBIBYTE } from '../../shared/model/units.ts';
import { UsageError } from './usage.ts';

const MAX_PASSWORDS = 100;

/** The passwords in a file, one a line. @throws UsageError where it cannot be read, or is no such file */
export function readPasswords(file: string): readonly string[] {
  const lines = readSmall(file)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const passwords = lines.filter((line) => line !== '');
  if (passwords.length === 0 || passwords.length > MAX_PASSWORDS) {
    throw new UsageError(`${file} holds no passwords (one a line, ${MAX_PASSWORDS} at most).`);
  }
  return passwords;
}

function readSmall(file: string): string {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= MEBIBYTE ? readFileSync(file, 'utf8') : '';
  } catch (error) {
    throw new UsageError(`The file with the passwords cannot be read: ${errorMessage(error)}`);
  }
}
