import { z } from 'zod';
import { EXPORT_KIND_IDS } from '../export/export-kinds.ts';
import { call, sessionId, windowNumber } from './call.ts';

/** A request with a body, as a command. */
const MAX_COPIED_TEXT = 50_000_000;

/** What leaves the app. */
export const EXPORT_CALLS = {
  /**
   * Asks for a file, and writes what a list shows into it, in one of the forms there are. `keys` are those of its rows;
   * what is about time goes by the range and the window instead.
   * @returns how many things were written; null when the dialog was cancelled
   */
  exportItems: call<number | null>()(
    z.strictObject({
      sessionId,
      kind: z.enum(EXPORT_KIND_IDS),
      keys: z.instanceof(Float64Array),
      windowNumber: windowNumber.nullable(),
      fromMs: z.number(),
      toMs: z.number(),
    }),
  ),
  /** Puts a text on the clipboard: the page itself has no permission to. */
  copyText: call<null>()(z.strictObject({ text: z.string().max(MAX_COPIED_TEXT) })),
} as const;
