import type { MouseEvent } from 'react';

/** For `onMouseDown`: a click leaves the focus where it was, so that Space goes on meaning play and pause. */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
