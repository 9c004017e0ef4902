import type { MouseEvent } from 'react';

/** For `onMouseDown`: a click leaves the focus where it was, so that Space goes on meaning play and pause. */
export function keepFocus(event: MouseEvent): void {
  // A list of choices would not open, and a field would not be typed into.
  if (event.target instanceof Element && event.target.closest('select, input, textarea')) {
    return;
  }
  event.preventDefault();
}
