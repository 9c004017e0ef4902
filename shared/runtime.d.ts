/**
 * Globals that every runtime of this app has, but that none of the libraries `shared` may see declares.
 */

/** https://encoding.spec.whatwg.org/#interface-textdecoder */
declare class TextDecoder {
  constructor(label?: 'utf-8' | 'utf-16le' | 'utf-16be', options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}

/** https://encoding.spec.whatwg.org/#interface-textencoder */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** https://url.spec.whatwg.org/#url-class */
declare class URL {
  /** @throws for what is no absolute address */
  constructor(url: string, base?: string);
  /** @returns null for what is no absolute address */
  static parse(url: string, base?: string): URL | null;
  readonly href: string;
  readonly protocol: string;
  readonly host: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

/** Base64 to a string with one code unit per byte (HTML, 8.3). @throws for anything else */
declare function atob(base64: string): string;
declare function btoa(bytes: string): string;

/** A file that was dropped on a page; `shared` only passes it on. */
interface File {
  readonly name: string;
}
