import { isSvgText, typeByMagic } from '../../shared/assets/media-magic.ts';
import type { MediaType } from '../../shared/assets/media-types.ts';
import type { AssetRefusal } from '../../shared/model/asset-report.ts';
import { isFiniteDrawing } from '../../shared/sanitise/svg/svg-weight.ts';
import { MAX_ASSET_BYTES, MAX_SHEET_BYTES } from './limits.ts';

/** What a pack says of a file; it only decides whether text is a style sheet. */
export interface FileHint {
  /** A path or an address. */
  readonly name: string;
  readonly contentType: string;
}

const SVG_HEAD = 4096;

/** Whether reading all of a file is worth it. @param head its first bytes */
export function mayBeAsset(head: Uint8Array, hint: FileHint): boolean {
  return typeByMagic(head) !== undefined || isSheet(hint) || isSvgText(toText(head.subarray(0, SVG_HEAD)));
}

/** What a file is, by its contents. @returns why it is not taken, where it is not one of ours */
export function recogniseAsset(
  bytes: Uint8Array,
  hint: FileHint,
): { readonly mediaType: MediaType } | { readonly refusal: AssetRefusal } {
  const found = typeByMagic(bytes) ?? typeOfText(bytes, hint);
  if (found === 'endless-image') {
    return { refusal: found };
  }
  if (found === undefined) {
    return { refusal: 'other-type' };
  }
  const limit = found === 'text/css' ? MAX_SHEET_BYTES : MAX_ASSET_BYTES;
  return bytes.length > limit ? { refusal: 'too-large' } : { mediaType: found };
}

function typeOfText(bytes: Uint8Array, hint: FileHint): MediaType | 'endless-image' | undefined {
  const text = decodeText(bytes);
  if (text === undefined) {
    return undefined;
  }
  if (isSvgText(text.slice(0, SVG_HEAD))) {
    return isFiniteDrawing(text) ? 'image/svg+xml' : 'endless-image';
  }
  // An error page may have been saved under the style sheet's name.
  return isSheet(hint) && !/^\s*<(?!!--)/.test(text) ? 'text/css' : undefined;
}

function isSheet({ name, contentType }: FileHint): boolean {
  return /^text\/css\b/i.test(contentType) || /\.css(?:[?#]|$)/i.test(name);
}

/** @returns undefined where it is not UTF-8, or holds what no text does */
function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function toText(head: Uint8Array): string {
  return new TextDecoder().decode(head);
}
