import {
  ITEM_KINDS,
  ITEM_LEVELS,
  type ItemKind,
  type ItemLevel,
  type ItemTrack,
} from '../../shared/model/item.ts';
import { START_MS } from './make-events.ts';

/** A track of items that a number of milliseconds after the beginning; the first has the key 1. */
export function makeTrack(
  items: readonly (readonly [afterMs: number, kind: ItemKind, level?: ItemLevel])[],
): ItemTrack {
  return {
    keys: Float64Array.from(items, (_, at) => at + 1),
    atMs: Float64Array.from(items, ([afterMs]) => START_MS + afterMs),
    durationMs: new Float32Array(items.length),
    kinds: Uint8Array.from(items, ([, kind]) => ITEM_KINDS.indexOf(kind)),
    levels: Uint8Array.from(items, ([, , level = 'info']) => ITEM_LEVELS.indexOf(level)),
    windowNumbers: new Uint32Array(items.length).fill(1),
    share: 1,
  };
}
