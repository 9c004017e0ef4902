/**
 * Globals that every runtime of this app has, but that none of the libraries `shared` may see declares.
 */

/** https://encoding.spec.whatwg.org/#interface-textdecoder */
declare class TextDecoder {
  constructor(label?: 'utf-8', options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}

/** A file that was dropped on a page; `shared` only passes it on. */
interface File {
  readonly name: string;
}
