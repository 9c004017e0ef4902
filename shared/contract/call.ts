import { z } from 'zod';
import {
  isSessionFilter,
  isSessionSort,
  type SessionFilter,
  type SessionSort,
} from '../library/session-filter.ts';

/** Marks a call's output type beside its input schema; nothing of it exists at run time. */
export interface Call<Input extends z.ZodType, Output> {
  readonly input: Input;
  readonly output?: Output;
}

/** A call that is answered by `Output`: `call<Output>()(schema of its input)`. */
export function call<Output>() {
  return <Input extends z.ZodType>(input: Input): Call<Input, Output> => ({ input });
}

export const sessionId = z.string().regex(/^[0-9a-f]{64}$/);
export const windowNumber = z.int().min(1);
export const filter = z.custom<SessionFilter>(isSessionFilter);
/** Which sessions, in which order. */
export const list = { filter, sort: z.custom<SessionSort>(isSessionSort) };
