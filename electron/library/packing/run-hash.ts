import { createHash } from 'node:crypto';

const COMMA = Uint8Array.of(0x2c);

/** SHA-256 over the events of a run, each with a comma behind it, whatever the chunks they lie in. */
export class RunHash {
  private readonly hash = createHash('sha256');

  /** @param json the next chunk: a JSON array of events, which is never empty */
  add(json: Uint8Array): void {
    this.hash.update(json.subarray(1, -1)).update(COMMA);
  }

  digest(): Uint8Array {
    return this.hash.digest();
  }
}
