/** Kinds of contents that a rule can remove as a whole, whatever they hold. */
export const CONTENT_CLASSES = [
  'inputs',
  'bodies',
  'headers',
  'cookies',
  'console',
  'queries',
  'titles',
  'images',
  'canvas',
] as const;
export type ContentClass = (typeof CONTENT_CLASSES)[number];
