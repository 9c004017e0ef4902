import type { MediaType } from './media-types.ts';

const codes = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));

/** The first bytes of each type; all of a list have to be there. */
const MAGIC: readonly (readonly [MediaType, ...(readonly [at: number, magic: readonly number[]])[]])[] = [
  ['image/png', [0, [0x89, ...codes('PNG\r\n\x1a\n')]]],
  ['image/jpeg', [0, [0xff, 0xd8, 0xff]]],
  ['image/gif', [0, codes('GIF87a')]],
  ['image/gif', [0, codes('GIF89a')]],
  ['image/webp', [0, codes('RIFF')], [8, codes('WEBP')]],
  ['image/avif', [4, codes('ftypavif')]],
  ['image/avif', [4, codes('ftypavis')]],
  // Its reserved bytes tell it from a text that begins with these letters.
  ['image/bmp', [0, codes('BM')], [6, [0, 0, 0, 0]]],
  ['image/x-icon', [0, [0, 0, 1, 0]]],
  ['font/woff', [0, codes('wOFF')]],
  ['font/woff2', [0, codes('wOF2')]],
  ['font/otf', [0, codes('OTTO')]],
  ['font/ttf', [0, [0, 1, 0, 0]]],
  ['font/ttf', [0, codes('true')], [4, [0]]],
];
/** How many bytes `typeByMagic` has to see. */
export const MAGIC_BYTES = 16;

/** Comments, declarations and a document type may stand before it. */
const SVG =
  /^\s*(?:<\?[^>]*>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<!doctype[^>[]*(?:\[[^\]]*\])?[^>]*>\s*)*<svg[\s>]/i;

/** What a picture or font is, by its first bytes. */
export function typeByMagic(head: Uint8Array): MediaType | undefined {
  const holds = (at: number, magic: readonly number[]): boolean =>
    magic.every((byte, offset) => head[at + offset] === byte);
  return MAGIC.find(([, ...parts]) => parts.every(([at, magic]) => holds(at, magic)))?.[0];
}

/** Whether a text is a drawing. @param head as much of it as may stand before the first element */
export function isSvgText(head: string): boolean {
  return SVG.test(head);
}
