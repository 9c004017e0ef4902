/** The package has no types of its own. Only what is used here. */
declare module 'snappyjs' {
  /**
   * Unpacks one raw block.
   * @throws Error when the block is invalid or declares more than maxLength
   */
  export function uncompress(compressed: Uint8Array, maxLength?: number): Uint8Array;
}
