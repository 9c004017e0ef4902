/**
 * Present in Node, Electron and browsers alike, but declared by none of the libraries `shared` may see.
 * https://encoding.spec.whatwg.org/#interface-textdecoder
 */
declare class TextDecoder {
  constructor(label?: 'utf-8', options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}

/** A file that was dropped on a page; `shared` only passes it on. */
interface File {
  readonly name: string;
}
