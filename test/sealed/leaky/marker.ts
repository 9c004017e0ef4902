/** Found in every part of the leaky bundle, and in none of the shipped one. */
export const LEAKY_MARK = 'airgapReplayIsLeaky';

/** Keeps the mark in the bundle. */
export function markLeaky(): void {
  Object.assign(globalThis, { [LEAKY_MARK]: true });
}
