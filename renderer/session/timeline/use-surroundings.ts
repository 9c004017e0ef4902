import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react';

const DARK = '(prefers-color-scheme: dark)';

/** Whether the system's theme is a dark one; for what CSS cannot colour. */
export function useDarkTheme(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(DARK).matches);
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** How wide an element is, in CSS pixels; 0 before it is on the screen. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observed = element.current;
    if (!observed) {
      return;
    }
    const observer = new ResizeObserver(() => setWidth(observed.clientWidth));
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
