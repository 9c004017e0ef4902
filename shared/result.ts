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

/** The outcome of a call that could not be answered, for a reason that was expected. */
export function fail(code: string, message: string): Result<never> {
  return { ok: false, error: { code, message } };
}
