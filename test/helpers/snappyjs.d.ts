/** The package has no types of its own. Only what tests use. */
declare module 'snappyjs' {
  export function uncompress(compressed: Uint8Array): Uint8Array;
  export function compress(uncompressed: Uint8Array): Uint8Array;
}
