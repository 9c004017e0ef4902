/** Wide and high as an icon: what an image without any recorded size is taken for. */
const UNKNOWN = 24;
/** Wider or higher than any screen: such numbers are attacks or mistakes. */
const MAX_PIXELS = 16_384;

/** One transparent pixel, for pictures in CSS: a page shows nothing where one of these did not load. */
export const CLEAR_PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/**
 * The picture that stands for one that is not in the recording: hatched, half transparent, in the given size, so
 * that the page keeps its layout.
 * @param width in CSS pixels as recorded, of any type
 */
export function placeholderImage(width: unknown, height: unknown): string {
  const [w, h] = [readPixels(width), readPixels(height)];
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' width='${w ?? h ?? UNKNOWN}' height='${h ?? w ?? UNKNOWN}'>` +
    `<pattern id='p' width='8' height='8' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>` +
    `<path d='M0 0v8' stroke='#808080' stroke-opacity='.35' stroke-width='4'/></pattern>` +
    `<rect width='100%' height='100%' fill='url(#p)'/></svg>`;
  return `data:image/svg+xml,${svg.replace(/[#<>%]/g, encodeURIComponent)}`;
}

function readPixels(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  const pixels =
    typeof text === 'string' && /^\s*\d{1,6}(?:\.\d+)?(?:px)?\s*$/.test(text) ? parseFloat(text) : 0;
  return pixels > 0 ? Math.min(pixels, MAX_PIXELS) : undefined;
}
