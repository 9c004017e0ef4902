import { readFileSync, statSync } from 'node:fs';
import { errorMessage } from '../../shared/error-message.ts';
import { MEBIBYTE } from '../../shared/model/units.ts';
import { UsageError } from './usage.ts';

/**
 * The text of a file that was named on the command line; '' where it is none, or larger than a mebibyte.
 * @param what the file is, as it is called where it cannot be read
 * @throws UsageError
 */
export function readSmall(file: string, what: string): string {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= MEBIBYTE ? readFileSync(file, 'utf8').replace(/^\ufeff/, '') : '';
  } catch (error) {
    throw new UsageError(`${what} cannot be read: ${errorMessage(error)}`);
  }
}
