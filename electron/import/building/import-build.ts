import type { RecordSink, SessionDescription } from '../../../shared/formats/format.ts';
import type { PlainEvent } from '../../../shared/formats/json/event-outliner.ts';
import type { HealthCode } from '../../../shared/model/health.ts';
import { MAX_WINDOWS, MAX_WINDOWS_OF_ENTRY, type ProductEvent } from '../../../shared/model/session.ts';
import { slabOf, type Slab } from '../../../shared/model/slab.ts';
import { MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import type { Platform } from '../../../shared/platform.ts';
import { PartBuild, type PartHost } from './part-build.ts';
import type { RunStore } from '../sorting/run-store.ts';
import { TextStore } from '../sorting/text-store.ts';
import { Tally } from '../reading/tally.ts';
import type { WindowBuild } from './window-build.ts';

/** How much memory may be held by what waits to be sorted, over all windows; beyond it the older half is written out. */
const MAX_PENDING_BYTES: Bytes = 4 * MEBIBYTE;
/** With more windows than this, chunks that are being filled would add up to too much memory: all are written out. */
const MANY_WINDOWS = 64;
/** More may wait then, because every window's share becomes a chunk. */
const MAX_PENDING_BYTES_OF_MANY: Bytes = 32 * MEBIBYTE;
/** A dump of a whole project may hold many sessions; what lies beyond this many is counted and left out. */
const MAX_PARTS = 10_000;

/** Takes the records of everything that is found in one file. */
export class ImportBuild implements PartHost {
  readonly store: RunStore;
  readonly platform: Platform;
  readonly texts = new TextStore();
  /** What was counted in the whole file. */
  readonly tally = new Tally();
  readonly entries: EntryBuild[] = [];
  private pendingBytes: Bytes = 0;
  private lastSlab: Slab | undefined;
  private windows = 0;
  /** How many of them belong to entries that have ended. */
  private endedWindows = 0;
  private partCount = 0;

  constructor(store: RunStore, platform: Platform) {
    this.store = store;
    this.platform = platform;
  }

  /** Begins the next run of bytes found in the file, when the one before has ended. */
  openEntry(path: string, wrappings: readonly string[]): EntryBuild {
    const entry = new EntryBuild(this, path, wrappings);
    this.entries.push(entry);
    return entry;
  }

  /** Every part that holds events. */
  get parts(): PartBuild[] {
    return this.entries.flatMap((entry) => [...entry.parts.values()]).filter((part) => part.ordinals > 0);
  }

  get events(): number {
    return this.entries.reduce((sum, entry) => sum + entry.events, 0);
  }

  /** @returns undefined when the file holds more parts than are read */
  createPart(): PartBuild | undefined {
    if (this.partCount >= MAX_PARTS) {
      return undefined;
    }
    this.partCount++;
    return new PartBuild(this);
  }

  nextWindowIndex(): number {
    return this.windows++;
  }

  /** @returns undefined when there are more windows than are read */
  createWindow(): number | undefined {
    const ofEntry = this.windows - this.endedWindows;
    const isFull = this.windows >= MAX_WINDOWS || ofEntry >= MAX_WINDOWS_OF_ENTRY;
    return isFull ? undefined : this.nextWindowIndex();
  }

  /** Says that the entry that was opened last has ended: nothing of it waits any more. */
  endEntry(): void {
    this.endedWindows = this.windows;
    this.pendingBytes = 0;
    this.lastSlab = undefined;
  }

  /** Says that the file has been read, to its end or not. */
  end(): void {
    this.texts.close();
  }

  slabOf(memory: Uint8Array): Slab {
    if (!this.lastSlab || this.lastSlab.bytes !== memory) {
      this.lastSlab = findSlab(memory);
      this.grew(memory.length);
    }
    return this.lastSlab;
  }

  grew(bytes: Bytes): void {
    this.pendingBytes += bytes;
    const isMany = this.windows - this.endedWindows > MANY_WINDOWS;
    if (this.pendingBytes > (isMany ? MAX_PENDING_BYTES_OF_MANY : MAX_PENDING_BYTES)) {
      this.flush(isMany);
    }
  }

  private flush(isMany: boolean): void {
    this.pendingBytes = isMany ? 0 : this.pendingBytes / 2;
    for (const { sorter } of this.entries.at(-1)?.windows ?? []) {
      if (isMany) {
        sorter.flushAll();
        sorter.closeChunks();
      } else {
        sorter.flushHalf();
      }
    }
  }
}

/** Takes the records of one run of bytes: the file itself, or an entry of an archive. */
export class EntryBuild implements RecordSink {
  readonly path: string;
  /** What was unwrapped on the way to it. */
  readonly wrappings: readonly string[];
  readonly platform: Platform;
  /** By recorded session id; those without one are in the part `''`. */
  readonly parts = new Map<string, PartBuild>();
  /** What was counted for the entry, outside of its parts. */
  readonly tally = new Tally();
  private readonly host: ImportBuild;

  constructor(host: ImportBuild, path: string, wrappings: readonly string[]) {
    this.host = host;
    this.path = path;
    this.wrappings = wrappings;
    this.platform = host.platform;
  }

  get events(): number {
    let events = 0;
    this.parts.forEach((part) => (events += part.ordinals));
    return events;
  }

  describe(description: SessionDescription, sessionId = ''): void {
    this.partOf(sessionId, 1)?.describe(description);
  }

  record(windowId: unknown, event: unknown, at: number, sessionId = ''): void {
    this.partOf(sessionId, at)?.record(windowId, event, at);
  }

  plain(windowId: unknown, event: PlainEvent, at: number): boolean {
    return this.partOf('', at)?.plain(windowId, event, at) ?? false;
  }

  productEvent(event: ProductEvent, sessionId = ''): void {
    this.partOf(sessionId, 1)?.productEvents.push(event);
  }

  warn(code: HealthCode, at: number): void {
    this.tally.add(code, at);
  }

  get windows(): WindowBuild[] {
    return [...this.parts.values()].flatMap((part) => [...part.windows.values()]);
  }

  /** Says that no more records come: all of them are handed to the store, so that an archive may have many entries. */
  async end(): Promise<void> {
    for (const part of this.parts.values()) {
      await part.end();
    }
    this.host.endEntry();
  }

  private partOf(sessionId: string, at: number): PartBuild | undefined {
    const known = this.parts.get(sessionId);
    if (known) {
      return known;
    }
    const part = this.host.createPart();
    if (!part) {
      this.warn('too-many-sessions', at);
      return undefined;
    }
    if (sessionId !== '') {
      part.describe({ sourceId: sessionId });
    }
    this.parts.set(sessionId, part);
    return part;
  }
}

function findSlab(memory: Uint8Array): Slab {
  const slab = slabOf(memory);
  if (!slab) {
    throw new Error('an event lies outside of any slab');
  }
  return slab;
}
