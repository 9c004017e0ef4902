import { z } from 'zod';
import type { ItemFacts } from '../../../shared/model/item.ts';

const schema = z
  .object({
    nodeId: z.number(),
    selector: z.string(),
    x: z.number(),
    y: z.number(),
    clicks: z.number(),
    isUncertain: z.boolean(),
    value: z.string(),
    isMasked: z.boolean(),
    method: z.string(),
    url: z.string(),
    initiator: z.string(),
    transferBytes: z.number(),
    earlierMs: z.number(),
    isUnrecorded: z.boolean(),
    consoleLevel: z.string(),
    grown: z.array(z.tuple([z.number(), z.number()])),
  })
  .partial();

/** What is stored of an item; nothing where a stranger wrote something else. */
export function parseItemFacts(json: string | null): ItemFacts {
  try {
    return json === null ? {} : ((schema.safeParse(JSON.parse(json)).data as ItemFacts | undefined) ?? {});
  } catch {
    return {};
  }
}
