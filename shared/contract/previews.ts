import { z } from 'zod';
import type { EpochMilliseconds } from '../model/units.ts';
import { call, sessionId, windowNumber } from './call.ts';

/** Small pictures of moments. */
export const PREVIEW_CALLS = {
  /**
   * A small picture of a moment; null when a newer request replaced it, or when there is nothing to show. One that is
   * patient comes after those that a user waits for.
   */
  readPreview: call<Preview | null>()(
    z.strictObject({ sessionId, windowNumber, atMs: z.number(), isPatient: z.boolean().optional() }),
  ),
  /** Called by the page that makes pictures: the moment it was asked for is painted, or cannot be. */
  previewShown: call<null>()(z.strictObject({ request: z.int(), isShown: z.boolean() })),
} as const;

/** A small picture of a moment. */
export interface Preview {
  /** As a `data:` address. */
  readonly url: string;
}

/** Events about small pictures. */
export interface PreviewEvents {
  /** Only told to the page that makes pictures: show this moment, and answer by `previewShown`. */
  previewWanted: {
    readonly request: number;
    readonly sessionId: string;
    readonly windowNumber: number;
    readonly atMs: EpochMilliseconds;
  };
}
