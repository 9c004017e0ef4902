interface Box {
  readonly width: number;
  readonly height: number;
}

/** Between what is shown and the window's edge, and the row, in CSS pixels. */
const EDGE = 8;
const GAP = 4;

/** Where something stands beside a row, and how high it may be: below it, or above where only there is room enough. It never covers the row. */
export function placeBesideRow(
  row: { readonly left: number; readonly top: number; readonly bottom: number },
  shown: Box,
  window: Box,
): { readonly left: number; readonly top: number; readonly maxHeight: number } {
  const below = window.height - EDGE - row.bottom - GAP;
  const above = row.top - GAP - EDGE;
  const isBelow = shown.height <= below || below >= above;
  const maxHeight = Math.min(shown.height, isBelow ? below : above);
  return {
    left: Math.max(EDGE, Math.min(row.left, window.width - EDGE - shown.width)),
    top: isBelow ? row.bottom + GAP : row.top - GAP - maxHeight,
    maxHeight,
  };
}
