import { fail, type Result } from '../../shared/result.ts';

/** Why nothing can be imported, removed or saved; the window's banner tells the reason behind it. */
export const READ_ONLY_MESSAGE =
  'This library is open for reading only here, so nothing can be imported or changed.';

/** The answer to calls that would change a library that may only be read. */
export function refuseToWrite(): Result<never> {
  return fail('read-only', READ_ONLY_MESSAGE);
}
