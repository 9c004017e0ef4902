import { z } from 'zod';
import { call, sessionId, windowNumber } from './call.ts';

/** A request with a body, as a command. */
const MAX_COPIED_TEXT = 50_000_000;
/** What leaves the app. */
export const EXPORT_CALLS = {
  /**
   * Asks for a file, and writes the requests of a span of time into it as an HTTP Archive.
   * @returns how many there were; null when the dialog was cancelled
   */
  exportHar: call<number | null>()(
    z.strictObject({
      sessionId,
      windowNumber: windowNumber.nullable(),
      fromMs: z.number(),
      toMs: z.number(),
    }),
  ),
  /**
   * Asks for a file, and writes rows of a list into it as CSV.
   * @returns how many there were; null when the dialog was cancelled
   */
  exportRows: call<number | null>()(z.strictObject({ sessionId, keys: z.instanceof(Float64Array) })),
  /** Puts a text on the clipboard: the page itself has no permission to. */
  copyText: call<null>()(z.strictObject({ text: z.string().max(MAX_COPIED_TEXT) })),
} as const;
