import { z } from 'zod';
import type { WindowFindings } from '../../../shared/replay/window-findings.ts';

const time = z.number();
/** A library may come from a stranger: only what has the form of our own findings is read. */
const findingsSchema = z.object({
  urls: z.array(z.object({ atMs: time, url: z.string().nullable() })),
  // Findings of earlier versions have none.
  viewports: z.array(z.object({ atMs: time, width: z.number(), height: z.number() })).default([]),
  active: z.array(z.object({ fromMs: time, toMs: time })),
  missing: z.object({
    assets: z.array(
      z.object({
        url: z.string(),
        kind: z.enum(['image', 'stylesheet', 'font', 'media', 'frame', 'script', 'link', 'object', 'other']),
        firstMs: time,
        count: z.number(),
        isFilled: z.boolean().default(false),
      }),
    ),
    unlisted: z.number(),
    neutralised: z.record(z.string(), z.number()),
  }),
});

/** What is stored of a window's piece; nothing where it is not as the deep index writes it. */
export function parseFindings(json: string): WindowFindings[] {
  try {
    return [findingsSchema.parse(JSON.parse(json))];
  } catch {
    return [];
  }
}
