import { useEffect, useState, type RefObject } from 'react';

/** The size of an element's box. */
export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/** How large an element is, in CSS pixels; 0 before it is on the screen. */
export function useSize(element: RefObject<HTMLElement | null>): BoxSize {
  const [size, setSize] = useState<BoxSize>({ width: 0, height: 0 });
  useEffect(() => {
    const observed = element.current;
    if (!observed) {
      return;
    }
    const observer = new ResizeObserver(() =>
      setSize({ width: observed.clientWidth, height: observed.clientHeight }),
    );
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
