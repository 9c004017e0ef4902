import { fail, type Result } from '../../shared/result.ts';

/** The answer to calls about a session that is gone. */
export function notInLibrary(): Result<never> {
  return fail('no-such-session', 'This session is no longer in the library.');
}
