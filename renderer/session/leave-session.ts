import { useEffect } from 'react';
import { api } from '../app/state/api.ts';
import { place, showLibrary } from '../app/state/place.ts';
import { commandForKey } from './keys/key-map.ts';

/** Leaves full screen; where there is none, goes back to the library. */
export function leaveSession(): void {
  if (place.get().isFullScreen) {
    void api.setFullScreen({ on: false });
  } else {
    showLibrary();
  }
}

/** Lets the key for it leave a session that cannot be played yet, or at all; one that can has its own keys. */
export function useLeaveKey(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) {
      return;
    }
    const press = (event: KeyboardEvent): void => {
      if (!isTaken(event) && commandForKey(event)?.kind === 'leave') {
        event.preventDefault();
        leaveSession();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isOn]);
}

/** Keys belong to a dialog or a popover while one is open, and to a control that means something else by them. */
export function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.defaultPrevented || document.querySelector('dialog[open], :popover-open')) {
    return true;
  }
  const isControl = target.closest('select, input, textarea') !== null;
  const isButtonPress = event.key === ' ' && target.closest('button, [role="button"], summary') !== null;
  return isControl || isButtonPress;
}
