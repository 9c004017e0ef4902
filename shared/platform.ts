/** What the code in `shared` needs of the machine it runs on. */
export interface Platform {
  /** Unpacks gzip bytes. Throws when they are damaged, or would unpack to more than `limit` bytes. */
  gunzip(bytes: Uint8Array, limit: number): Uint8Array;
  /** Unpacks zlib bytes, likewise. */
  inflate(bytes: Uint8Array, limit: number): Uint8Array;
  /** Whether bytes are valid UTF-8 throughout. */
  isUtf8(bytes: Uint8Array): boolean;
}
