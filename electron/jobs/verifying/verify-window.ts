import { errorMessage } from '../../../shared/error-message.ts';
import { isPlainObject } from '../../../shared/model/replay-event.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import type { HashedWindow } from '../../import/building/build-session.ts';
import { hashChunk } from '../../library/database/hash-chunk.ts';
import { unpackEvents } from '../../library/events/chunk-codec.ts';
import type { ReadableLibrary } from '../../library/database/library.ts';
import { RunHash } from '../../library/packing/run-hash.ts';
import {
  iterateStoredChunks,
  type StoredChunkRow,
  type StoredWindowRow,
} from '../../library/sessions/stored-rows.ts';

/** What a window's chunks hold, and where that differs from the rows. */
export interface VerifiedWindow extends HashedWindow {
  readonly chunks: number;
  readonly events: number;
  readonly eventsByType: ReadonlyMap<number, number>;
  readonly differences: readonly string[];
}

const decoder = new TextDecoder();

/** Goes through a window's chunks, one at a time. */
export function verifyWindow(library: ReadableLibrary, window: StoredWindowRow): VerifiedWindow {
  const check = new WindowCheck(window);
  for (const chunk of iterateStoredChunks(library, window.windowKey)) {
    check.add(chunk);
  }
  return check.finish();
}

class WindowCheck {
  private readonly window: StoredWindowRow;
  private readonly differences: string[] = [];
  private readonly hash = new RunHash();
  private readonly eventsByType = new Map<number, number>();
  private chunks = 0;
  private nextNumber = 0;
  private events = 0;
  private firstMs: EpochMilliseconds | undefined;
  private lastMs: EpochMilliseconds = -Infinity;

  constructor(window: StoredWindowRow) {
    this.window = window;
  }

  add(chunk: StoredChunkRow): void {
    this.noteMissing(this.nextNumber, chunk.number);
    this.nextNumber = chunk.number + 1;
    this.chunks++;
    this.checkBytes(chunk);
    const events = this.unpack(chunk);
    if (events) {
      this.checkEvents(chunk, events);
    }
  }

  finish(): VerifiedWindow {
    const { window, chunks, events, eventsByType, differences } = this;
    this.compare('holds', window.chunks, chunks, 'chunks');
    this.compare('holds', window.events, events, 'events');
    const isSpan = this.firstMs === window.startedAtMs && this.lastMs === window.endedAtMs;
    if (events > 0 && !isSpan) {
      this.note('its start or end is not that of its events');
    }
    const hash = this.hash.digest();
    return { recordedId: window.recordedId, hash, chunks, events, eventsByType, differences };
  }

  /** Those before `until`, which a stranger may have numbered as he likes. */
  private noteMissing(from: number, until: number): void {
    if (until - from === 1) {
      this.note(`chunk ${until} is missing`);
    } else if (until > from) {
      this.note(`chunks ${from + 1} to ${until} are missing`);
    }
  }

  private checkBytes({ number, eventsZstd, ordinals, sha256 }: StoredChunkRow): void {
    if (!sha256 || Buffer.compare(hashChunk(eventsZstd, ordinals), sha256) !== 0) {
      this.note(`the bytes of chunk ${number + 1} are not those that were stored: their hash differs`);
    }
  }

  private unpack({ number, eventsZstd, jsonBytes }: StoredChunkRow): readonly unknown[] | undefined {
    try {
      const json = unpackEvents(eventsZstd, jsonBytes);
      this.hash.add(json);
      const events: unknown = JSON.parse(decoder.decode(json));
      return Array.isArray(events) ? events : undefined;
    } catch (error) {
      this.note(`chunk ${number + 1} cannot be unpacked (${errorMessage(error)})`);
      return undefined;
    }
  }

  private checkEvents(chunk: StoredChunkRow, events: readonly unknown[]): void {
    const name = `chunk ${chunk.number + 1}`;
    const times = events.map((event) => numberIn(event, 'timestamp'));
    this.compare(`${name} holds`, chunk.events, events.length, 'events');
    this.compare(`${name} numbers`, chunk.ordinals.length / 4, events.length, 'events');
    if (times[0] !== chunk.firstMs || times.at(-1) !== chunk.lastMs) {
      this.note(`the times of ${name} are not those of its events`);
    }
    if (times.some((time, at) => time < (times[at - 1] ?? this.lastMs))) {
      this.note(`the events of ${name} are not in order of time`);
    }
    this.firstMs ??= times[0];
    this.lastMs = times.at(-1) ?? this.lastMs;
    this.events += events.length;
    for (const event of events) {
      const type = numberIn(event, 'type');
      this.eventsByType.set(type, (this.eventsByType.get(type) ?? 0) + 1);
    }
  }

  /** @param what as in `holds` */
  private compare(what: string, said: number, found: number, unit: string): void {
    if (said !== found) {
      this.note(`${what} ${found} ${unit}, its row says ${said}`);
    }
  }

  private note(difference: string): void {
    this.differences.push(`window ${this.window.number}: ${difference}`);
  }
}

function numberIn(event: unknown, field: string): number {
  return isPlainObject(event) ? Number(event[field]) : NaN;
}
