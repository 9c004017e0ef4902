import type { SessionDescription } from '../../../shared/formats/format.ts';
import type { PlainEvent } from '../../../shared/formats/json/event-outliner.ts';
import { writeJson } from '../../../shared/formats/json/write-json.ts';
import { TextForm } from '../../../shared/formats/json/chunk-text.ts';
import type { HealthCode } from '../../../shared/model/health.ts';
import { EventType, hasNodeTree, type ReplayEvent } from '../../../shared/model/replay-event.ts';
import type { ProductEvent } from '../../../shared/model/session.ts';
import type { Slab } from '../../../shared/model/slab.ts';
import type { Bytes, EpochMilliseconds } from '../../../shared/model/units.ts';
import { hasPayload } from '../../../shared/correct/has-payload.ts';
import { mentionsExtension } from '../../../shared/normalise/browser-extensions.ts';
import type { NormaliseTools } from '../../../shared/normalise/tools.ts';
import { normaliseEvent } from '../../../shared/normalise/normalise-event.ts';
import { isSaneTime } from '../../../shared/normalise/read-timestamp.ts';
import { unpackItems } from '../../../shared/normalise/unpack-items.ts';
import type { Platform } from '../../../shared/platform.ts';
import { urlOf } from '../../../shared/replay/url-track.ts';
import type { RunStore } from '../sorting/run-store.ts';
import type { TextStore } from '../sorting/text-store.ts';
import { Tally } from '../reading/tally.ts';
import { Clock, type ReadTime } from './clock.ts';
import { WindowBuild } from './window-build.ts';

/** The last moment a JavaScript Date can hold (ECMA-262, 21.4.1.1). */
const LATEST_TIME: EpochMilliseconds = 8.64e15;
/** Events with absurd times wait for a sane one; beyond this many the recording has none. */
const MAX_WAITING_EVENTS = 1000;

/** What a part needs of the import that it belongs to. */
export interface PartHost {
  readonly store: RunStore;
  readonly platform: Platform;
  readonly texts: TextStore;
  /** The index of a new window in the store; undefined when there are too many. */
  createWindow(): number | undefined;
  /** The slab that a newly waiting event lies in: all of the slab is held. */
  slabOf(memory: Uint8Array): Slab;
  /** Called with the size of a newly waiting event that was written anew. */
  grew(bytes: Bytes): void;
}

interface WaitingEvent {
  readonly window: WindowBuild;
  readonly event: ReplayEvent;
  readonly at: number;
}

/** The events of one session in one run of bytes: a whole file, most often, or one of the parts it lies in. */
export class PartBuild implements NormaliseTools {
  readonly tally = new Tally();
  readonly windows = new Map<string, WindowBuild>();
  readonly productEvents: ProductEvent[] = [];
  readonly platform: Platform;
  description: SessionDescription = {};
  firstUrl: { readonly url: string; readonly timestamp: EpochMilliseconds } | undefined;
  /** The highest ordinal given so far. */
  ordinals = 0;
  private readonly host: PartHost;
  private lastWindowId: unknown;
  private lastWindow: WindowBuild | undefined;
  private waiting: WaitingEvent[] = [];
  private readonly clock = new Clock();
  /** The item that is being read, for notes about it. */
  private at = 0;

  constructor(host: PartHost) {
    this.host = host;
    this.platform = host.platform;
  }

  describe(description: SessionDescription): void {
    this.description = { ...this.description, ...description };
  }

  note = (code: HealthCode): void => {
    this.tally.add(code, this.at);
  };

  record(windowId: unknown, item: unknown, at: number): void {
    this.at = at;
    for (const raw of unpackItems(item, this)) {
      const event = normaliseEvent(raw, this);
      if (event) {
        const window = this.windowOf(windowId);
        window?.transform(event).forEach((shown) => this.place(window, shown));
      }
    }
  }

  /** @returns false when the event has to be parsed after all */
  plain(windowId: unknown, event: PlainEvent, at: number): boolean {
    this.at = at;
    const window = this.windowOf(windowId);
    if (!window) {
      return true;
    }
    if (!isSaneTime(event.timestamp) || !window.takesPlainEvents || !this.isClean(event)) {
      return false;
    }
    this.clock.meet(event.timestamp);
    this.writeWaiting();
    window.add({
      type: event.type,
      timestamp: event.timestamp,
      ordinal: ++this.ordinals,
      slab: this.host.slabOf(event.bytes).hold(),
      from: event.dataFrom,
      to: event.dataTo,
      form: event.isPretty ? TextForm.prettyPayload : TextForm.payload,
      showsPage: event.type === EventType.fullSnapshot,
    });
    return true;
  }

  /** Says that no more events come: all of them are handed to the store. */
  async end(): Promise<void> {
    this.decideClock();
    for (const window of this.windows.values()) {
      await window.end();
    }
  }

  private isClean({ type, bytes, dataFrom, dataTo, isAscii }: PlainEvent): boolean {
    return (
      (isAscii || this.platform.isUtf8(bytes.subarray(dataFrom, dataTo))) &&
      (type !== EventType.fullSnapshot || !mentionsExtension(bytes, dataFrom, dataTo))
    );
  }

  /** Most events are of the same window as the one before. @returns undefined for an event that is left out */
  private windowOf(windowId: unknown): WindowBuild | undefined {
    if (this.lastWindow === undefined || windowId !== this.lastWindowId) {
      this.lastWindowId = windowId;
      this.lastWindow = this.findWindow(windowId);
    }
    return this.lastWindow;
  }

  private findWindow(windowId: unknown): WindowBuild | undefined {
    const recordedId = typeof windowId === 'string' || typeof windowId === 'number' ? String(windowId) : '';
    const known = this.windows.get(recordedId);
    if (known) {
      return known;
    }
    const index = this.host.createWindow();
    if (index === undefined) {
      this.note('too-many-windows');
      return undefined;
    }
    const window = new WindowBuild(recordedId, index, this.host.store, this.note);
    this.windows.set(recordedId, window);
    return window;
  }

  private place(window: WindowBuild, event: ReplayEvent): void {
    const time = this.clock.read(event.timestamp);
    if (!time) {
      this.wait(window, event);
      return;
    }
    this.writeWaiting();
    this.writeAt(window, event, time);
  }

  private wait(window: WindowBuild, event: ReplayEvent): void {
    this.waiting.push({ window, event, at: this.at });
    if (this.waiting.length > MAX_WAITING_EVENTS) {
      this.decideClock();
    }
  }

  /** No time has come that tells what the others mean. */
  private decideClock(): void {
    if (this.waiting.length > 0) {
      const times = this.waiting.map(({ event }) => event.timestamp);
      this.clock.decide(times);
      if (this.clock.isRelative && times.some((time) => time !== 0)) {
        this.note('relative-times');
      }
      this.writeWaiting();
    }
  }

  /** Writes what waited for a time that tells. */
  private writeWaiting(): void {
    const { waiting, at: current } = this;
    if (waiting.length === 0) {
      return;
    }
    this.waiting = [];
    for (const { window, event, at } of waiting) {
      this.at = at;
      this.writeAt(window, event, this.clock.read(event.timestamp) ?? event);
    }
    this.at = current;
  }

  private writeAt(window: WindowBuild, event: ReplayEvent, { timestamp, code }: ReadTime): void {
    if (code) {
      this.note(code);
    }
    this.write(window, timestamp === event.timestamp ? event : { ...event, timestamp });
  }

  private write(window: WindowBuild, event: ReplayEvent): void {
    const json = writeJson(event);
    if (json === undefined) {
      this.note('undecodable-event');
      return;
    }
    if (!hasPayload(event)) {
      this.note('impossible-content');
    }
    if (Math.abs(event.timestamp) > LATEST_TIME) {
      this.note('impossible-time');
    }
    const url = urlOf(event);
    if (url !== undefined && event.timestamp < (this.firstUrl?.timestamp ?? Infinity)) {
      this.firstUrl = { url, timestamp: event.timestamp };
    }
    const { type, timestamp } = event;
    const text = this.host.texts.put(json);
    const showsPage = type === EventType.fullSnapshot && hasNodeTree(event);
    text.slab.hold();
    window.add({ type, timestamp, ordinal: ++this.ordinals, ...text, form: TextForm.whole, showsPage });
    this.host.grew(text.to - text.from);
  }
}
