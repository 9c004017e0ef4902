/** Wider or higher than any screen: such numbers are attacks or mistakes. */
const MAX_PIXELS = 16_384;

/** One transparent pixel, for pictures in CSS: a page shows nothing where one of these did not load. */
export const CLEAR_PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/**
 * A picture that no browser can read, in the place of one that is not in the recording: it takes the room that a picture
 * takes which could not be loaded, and shows the text that stands for it.
 */
export const BROKEN_PICTURE = 'data:image/png;base64,';

/**
 * The picture that stands for one in a drawing: hatched, half transparent, in the given size. In a drawing, nothing is
 * shown of a picture that cannot be read.
 * @param width in CSS pixels as recorded, of any type
 */
export function placeholderImage(width: unknown, height: unknown): string {
  const [w, h] = [readPixels(width), readPixels(height)];
  if (w === undefined || h === undefined) {
    return BROKEN_PICTURE;
  }
  return dataUrl(
    `<svg xmlns='http://www.w3.org/2000/svg' width='${w}' height='${h}'>` +
      `<pattern id='p' width='8' height='8' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>` +
      `<path d='M0 0v8' stroke='#808080' stroke-opacity='.35' stroke-width='4'/></pattern>` +
      `<rect width='100%' height='100%' fill='url(#p)'/></svg>`,
  );
}

/** A picture of nothing that has a size. */
export function emptyPicture(width: number, height: number): string {
  return dataUrl(`<svg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}'/>`);
}

/** @returns undefined where it is no length in pixels, or none that a screen has */
export function readPixels(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  const pixels =
    typeof text === 'string' && /^\s*\d{1,6}(?:\.\d+)?(?:px)?\s*$/.test(text) ? parseFloat(text) : 0;
  return pixels > 0 ? Math.min(pixels, MAX_PIXELS) : undefined;
}

function dataUrl(svg: string): string {
  return `data:image/svg+xml,${svg.replace(/[#<>%]/g, encodeURIComponent)}`;
}
