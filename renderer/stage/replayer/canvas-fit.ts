/** Backgrounds that lie as the contents of a canvas do (https://drafts.csswg.org/css-images-3/#the-object-fit). */
const SIZES: Readonly<Record<string, string>> = {
  contain: 'contain',
  cover: 'cover',
  none: 'auto',
  'scale-down': 'contain',
};

/** Lays what was drawn on canvases as their page says: it is their background (shared/sanitise/canvas-frame.ts). */
export function fitCanvases(page: Document | null): void {
  for (const canvas of page?.querySelectorAll('canvas') ?? []) {
    const { objectFit, objectPosition } = getComputedStyle(canvas);
    const size = SIZES[objectFit];
    if (size !== undefined) {
      canvas.style.setProperty('background-size', size, 'important');
      canvas.style.setProperty('background-position', objectPosition, 'important');
    }
  }
}
