import { MEBIBYTE, type Bytes, type Milliseconds } from '../../shared/model/units.ts';

/** Room for two of the largest; of smaller ones, many are read at the same time. */
const MAX_HELD: Bytes = 512 * MEBIBYTE;
const ALWAYS_HELD = 2;
/** A reader that goes on asks for the next part within some hundredths of a second. */
const IDLE: Milliseconds = 5000;

interface Giant {
  readonly json: Promise<Uint8Array>;
  /** 0 until it is known. */
  bytes: Bytes;
  /** How many readers have begun it and not come to its end. */
  readers: number;
  idleTimer: NodeJS.Timeout | undefined;
}

/** Keeps large JSON unpacked while it is handed out in parts, once for all who read it at the same time. */
export class GiantCache {
  /** In the order of their last use. */
  private readonly held = new Map<string, Giant>();

  /** @param unpack is called where it is not held yet */
  async read(key: string, isBeginning: boolean, unpack: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const giant = this.held.get(key) ?? this.begin(key, unpack);
    giant.readers += isBeginning ? 1 : 0;
    this.use(key, giant);
    return giant.json;
  }

  /** Says that a reader has come to the end. */
  finish(key: string): void {
    const giant = this.held.get(key);
    if (giant && --giant.readers <= 0) {
      this.drop(key, giant);
    }
  }

  private begin(key: string, unpack: () => Promise<Uint8Array>): Giant {
    const giant: Giant = { json: unpack(), bytes: 0, readers: 0, idleTimer: undefined };
    giant.json.then(
      ({ length }) => {
        giant.bytes = length;
        this.dropOldest();
      },
      () => this.drop(key, giant),
    );
    return giant;
  }

  private use(key: string, giant: Giant): void {
    this.held.delete(key);
    this.held.set(key, giant);
    clearTimeout(giant.idleTimer);
    giant.idleTimer = setTimeout(() => this.drop(key, giant), IDLE).unref();
  }

  private dropOldest(): void {
    const sum = [...this.held.values()].reduce((bytes, giant) => bytes + giant.bytes, 0);
    const [oldest] = this.held;
    if (oldest && sum > MAX_HELD && this.held.size > ALWAYS_HELD) {
      this.drop(...oldest);
      this.dropOldest();
    }
  }

  private drop(key: string, giant: Giant): void {
    clearTimeout(giant.idleTimer);
    if (this.held.get(key) === giant) {
      this.held.delete(key);
    }
  }
}
