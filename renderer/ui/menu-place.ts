interface Box {
  readonly width: number;
  readonly height: number;
}

/** Between a menu and the window's edge, in CSS pixels. */
const EDGE = 4;

/** Where a menu opens so that all of it is inside the window: below and right of the point, else on its other sides. */
export function menuPlace(
  { x, y }: { readonly x: number; readonly y: number },
  menu: Box,
  window: Box,
): { readonly left: number; readonly top: number } {
  return { left: along(x, menu.width, window.width), top: along(y, menu.height, window.height) };
}

function along(at: number, length: number, room: number): number {
  const start = at + length > room - EDGE ? at - length : at;
  return Math.max(EDGE, Math.min(start, room - EDGE - length));
}
