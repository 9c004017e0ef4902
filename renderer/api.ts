import type { ReplayApi } from '../shared/contract.ts';
import type { Result } from '../shared/result.ts';

declare global {
  interface Window {
    readonly replay: ReplayApi;
  }
}

/** The main process, as the preload script exposes it. */
export const api: ReplayApi = window.replay;

/** The value of a call that can only fail by a bug or a broken library; the failure goes to `onError`. */
export async function unwrap<T>(
  result: Promise<Result<T>>,
  onError: (message: string) => void,
): Promise<T | undefined> {
  const outcome = await result;
  if (!outcome.ok) {
    onError(outcome.error.message);
    return undefined;
  }
  return outcome.value;
}
