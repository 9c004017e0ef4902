import type { PlainObject } from '../model/replay-event.ts';
import { MEBIBYTE, type Bytes } from '../model/units.ts';
import { parseJson } from './decode-json.ts';
import type { RecordSink } from './format.ts';
import { MAX_INFLATED_BYTES } from './limits.ts';

/** What is known of the event that a piece came in. */
export interface PieceOrigin {
  readonly sessionId: string | undefined;
  readonly windowId: unknown;
  readonly at: number;
}

interface PieceSet {
  readonly origin: PieceOrigin;
  readonly count: number;
  readonly pieces: Map<number, string>;
}

/** How much may wait for its missing pieces; sets that never become whole would otherwise pile up. */
const MAX_WAITING_CHARACTERS: Bytes = 64 * MEBIBYTE;
/** Posted events of 2021 hold a few pieces each; a larger count is damage or an attack. */
const MAX_PIECES = 10_000;

/**
 * Joins what posthog-js of 2021 and 2022 cut into pieces: `$snapshot_data: {chunk_id, chunk_index,
 * chunk_count, data, compression: "gzip-base64"}`, where the joined text is base64 of gzip of UTF-16 or UTF-8
 * JSON, a list of events (posthog/helpers/session_recording.py of 2022).
 */
export class ChunkJoiner {
  private readonly sink: RecordSink;
  private readonly waiting = new Map<string, PieceSet>();
  private waitingCharacters = 0;

  constructor(sink: RecordSink) {
    this.sink = sink;
  }

  add(piece: PlainObject, origin: PieceOrigin): void {
    const { chunk_id: id, chunk_index: index, chunk_count: count, data } = piece;
    if (!isCount(index) || !isCount(count) || index >= count || typeof data !== 'string') {
      this.sink.warn('not-an-event', origin.at);
      return;
    }
    const set = this.waiting.get(String(id)) ?? { origin, count, pieces: new Map<number, string>() };
    this.waitingCharacters += data.length - (set.pieces.get(index)?.length ?? 0);
    set.pieces.set(index, data);
    this.waiting.set(String(id), set);
    if (set.pieces.size >= set.count) {
      this.forget(String(id), set);
      this.emit(set);
    }
    this.limit();
  }

  /** Says that no more pieces come: sets that are not whole by now are counted. */
  end(): void {
    for (const { origin } of this.waiting.values()) {
      this.sink.warn('incomplete-chunks', origin.at);
    }
    this.waiting.clear();
  }

  private limit(): void {
    for (const [id, set] of this.waiting) {
      if (this.waitingCharacters <= MAX_WAITING_CHARACTERS) {
        return;
      }
      this.forget(id, set);
      this.sink.warn('incomplete-chunks', set.origin.at);
    }
  }

  private forget(id: string, set: PieceSet): void {
    this.waiting.delete(id);
    this.waitingCharacters -= [...set.pieces.values()].reduce((sum, text) => sum + text.length, 0);
  }

  private emit({ origin, count, pieces }: PieceSet): void {
    const text = Array.from({ length: count }, (_, index) => pieces.get(index) ?? '').join('');
    const events = this.decode(text, origin.at);
    if (!Array.isArray(events)) {
      this.sink.warn('undecodable-event', origin.at);
      return;
    }
    events.forEach((event) => this.sink.record(origin.windowId, event, origin.at, origin.sessionId));
  }

  private decode(base64: string, at: number): unknown {
    try {
      const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const parsed = parseJson(
        decodeText(this.sink.platform.gunzip(packed, MAX_INFLATED_BYTES)),
        this.sink,
        at,
      );
      return parsed.ok ? parsed.value : undefined;
    } catch {
      return undefined;
    }
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_PIECES;
}

/** The server packed UTF-16 with a byte order mark; clients packed UTF-8. */
function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  return new TextDecoder(bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8').decode(bytes);
}
