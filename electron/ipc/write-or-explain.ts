import { errorMessage } from '../../shared/error-message.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';

/** What writing a file gives, or why it could not be written. */
export async function writeOrExplain<T>(write: () => Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await write());
  } catch (error) {
    return fail('not-written', `The file could not be written: ${errorMessage(error)}`);
  }
}
