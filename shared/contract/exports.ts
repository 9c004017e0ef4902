import { z } from 'zod';
import { EXPORT_KIND_IDS } from '../export/export-kinds.ts';
import { call, sessionId, windowNumber } from './call.ts';

/** In characters: enough for a request with its body, as a cURL command. */
const MAX_COPIED_TEXT = 50_000_000;

/** Exports to files, and the clipboard. */
export const EXPORT_CALLS = {
  /**
   * Opens a save dialog and writes what a list shows. Most kinds write the items with these `keys`; a
   * HAR goes by the range and the window instead.
   * @returns how many items were written; null when the dialog was cancelled
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
  /** Puts a text on the clipboard; the page itself may not. */
  copyText: call<null>()(z.strictObject({ text: z.string().max(MAX_COPIED_TEXT) })),
} as const;
