import type { FilledKind } from './asset-table.ts';

/** What an asset may be. The library stores these words and serves nothing under any others. */
export const MEDIA_KINDS = {
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'image/avif': 'image',
  'image/bmp': 'image',
  'image/x-icon': 'image',
  'image/svg+xml': 'image',
  'font/woff': 'font',
  'font/woff2': 'font',
  'font/ttf': 'font',
  'font/otf': 'font',
  'text/css': 'stylesheet',
} as const satisfies Readonly<Record<string, FilledKind>>;

export type MediaType = keyof typeof MEDIA_KINDS;

/** Whether a stored media type is one of ours; a library may come from a stranger. */
export function isMediaType(word: string): word is MediaType {
  return Object.hasOwn(MEDIA_KINDS, word);
}
