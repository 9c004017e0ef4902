/** How a page was looked at, as far as that decides how it looks and its recording does not hold it. */
export interface PageLook {
  /** What the page is told that its user prefers. */
  readonly colorScheme: 'light' | 'dark';
  /** `classic` take room, `overlay` take none; `none`: nobody knows, and the page itself shows none. */
  readonly bars: 'classic' | 'overlay' | 'none';
}

/** Systems whose browsers show scroll bars that take room, and such whose do not, unless the user wants it otherwise. */
const CLASSIC = /windows|linux|ubuntu|fedora|chrome ?os/i;
const OVERLAY = /mac|ios|ipad|iphone|android/i;

/** @param os as the recorder calls it; null where it does not say */
export function lookOn(os: string | null): PageLook {
  const bars = os === null ? 'none' : OVERLAY.test(os) ? 'overlay' : CLASSIC.test(os) ? 'classic' : 'none';
  return { colorScheme: 'light', bars };
}
