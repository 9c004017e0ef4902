import type { MediaType } from '../../shared/assets/media-types.ts';
import type { AssetRefusal } from '../../shared/model/asset-report.ts';
import type { Bytes } from '../../shared/model/units.ts';
import { MAX_ASSET_BYTES, MAX_KEY_CHARACTERS } from './limits.ts';
import { recogniseAsset, type FileHint } from './recognise-asset.ts';

/** One thing that was found in a pack. */
export type PackItem =
  | {
      readonly kind: 'asset';
      readonly key: string;
      readonly mediaType: MediaType;
      readonly bytes: Uint8Array;
    }
  | RefusedItem;

/** Something that is not taken. */
export interface RefusedItem {
  readonly kind: 'refused';
  /** As the pack calls it. */
  readonly place: string;
  readonly reason: AssetRefusal;
}

/** @param place as the pack calls it */
export function refuse(place: string, reason: AssetRefusal): RefusedItem {
  return { kind: 'refused', place, reason };
}

/** What a file of a pack is: an asset, or why it is refused. @param key of its address, where that is known */
export function toItem(key: string | undefined, bytes: Uint8Array, hint: FileHint): PackItem {
  const recognised = recogniseAsset(bytes, hint);
  if ('refusal' in recognised) {
    return refuse(hint.name, recognised.refusal);
  }
  return key === undefined || key.length > MAX_KEY_CHARACTERS
    ? refuse(hint.name, 'no-address')
    : { kind: 'asset', key, mediaType: recognised.mediaType, bytes };
}

/** All of a stream; undefined where it is larger than any asset may be. */
export async function collectBytes(
  chunks: AsyncIterable<Uint8Array>,
  limit: Bytes = MAX_ASSET_BYTES,
): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) {
      return undefined;
    }
    // A chunk is valid until the next is asked for.
    parts.push(chunk.slice());
  }
  return Buffer.concat(parts);
}
