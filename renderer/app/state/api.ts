import type { ReplayApi } from '../../../shared/contract/contract.ts';
import { fail, type Result } from '../../../shared/result.ts';

declare global {
  interface Window {
    readonly replay: ReplayApi;
  }
}

/** The main process, as the preload script exposes it. */
export const api: ReplayApi = window.replay;

/** The value of a call; where it failed, `onError` gets the message. */
export async function unwrap<T>(
  result: Promise<Result<T>>,
  onError: (message: string) => void,
): Promise<T | undefined> {
  const outcome = await settle(result);
  if (!outcome.ok) {
    onError(outcome.error.message);
    return undefined;
  }
  return outcome.value;
}

/** The outcome of a call, also where the call itself was rejected: that is a bug, and is reported like a failure. */
export async function settle<T>(result: Promise<Result<T>>): Promise<Result<T>> {
  return result.catch((error: unknown) => fail('rejected', String(error)));
}
