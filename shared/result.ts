/** A failure that was expected: a stable code for programs and a sentence for people. */
export interface AppError {
  readonly code: string;
  readonly message: string;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** The outcome of a call that worked. */
export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** The same outcome, with another value where there is one. */
export function mapResult<T, U>(result: Result<T>, change: (value: T) => U): Result<U> {
  return result.ok ? succeed(change(result.value)) : result;
}

/** The outcome of a call that could not be answered, for a reason that was expected. */
export function fail(code: string, message: string): Result<never> {
  return { ok: false, error: { code, message } };
}
