import { createHash } from 'node:crypto';
import type { RecordSink, SessionDescription } from '../../shared/formats/format.ts';
import type { HealthCode, HealthItem } from '../../shared/model/health.ts';
import { EventType, type ReplayEvent } from '../../shared/model/replay-event.ts';
import type { SessionSummary, WindowSummary } from '../../shared/model/session.ts';
import { MEBIBYTE, type EpochMilliseconds } from '../../shared/model/units.ts';
import type { Gunzip } from '../../shared/normalise/inflate.ts';
import { normaliseEvent, type NormaliseTools } from '../../shared/normalise/normalise-event.ts';
import { urlOf } from '../../shared/replay/url-track.ts';
import type { RunStore } from './run-store.ts';
import { Tally } from './tally.ts';
import { WindowBuild } from './window-build.ts';
import type { SortedWindow } from './window-sorter.ts';

/** How much may wait to be sorted, over all windows; beyond it the older half is written out. */
const MAX_PENDING_CHARACTERS = 16 * MEBIBYTE;

/** With more windows than this, chunks that are being filled would add up to too much memory. */
const MANY_WINDOWS = 64;

/** The last moment a JavaScript Date can hold (ECMA-262, 21.4.1.1). */
const LATEST_TIME: EpochMilliseconds = 8.64e15;

export interface BuiltWindow extends WindowSummary {
  /** Where the store holds its events. */
  readonly scratchWindow: number;
  readonly scratchRun: number;
}

/** A session read to its end. */
export interface BuiltSession {
  readonly summary: SessionSummary;
  readonly person: string | null;
  readonly firstUrl: string | null;
  readonly windows: readonly BuiltWindow[];
}

/** Takes the records of one file, normalises, counts and sorts them, and puts the session together. */
export class SessionBuilder implements RecordSink, NormaliseTools {
  readonly tally = new Tally();
  events = 0;
  private readonly store: RunStore;
  readonly gunzip: Gunzip;
  private readonly windows = new Map<string, WindowBuild>();
  private readonly eventsByType = new Map<number, number>();
  private description: SessionDescription = {};
  private firstUrl: { readonly url: string; readonly timestamp: number } | undefined;
  private pendingCharacters = 0;
  /** The item that is being read, for notes about it. */
  private at = 0;

  constructor(store: RunStore, gunzip: Gunzip) {
    this.store = store;
    this.gunzip = gunzip;
  }

  describe(description: SessionDescription): void {
    this.description = { ...this.description, ...description };
  }

  warn(code: HealthCode, at: number): void {
    this.tally.add(code, at);
  }

  note(code: HealthCode): void {
    this.tally.add(code, this.at);
  }

  record(windowId: unknown, raw: unknown, at: number): void {
    this.at = at;
    const event = normaliseEvent(raw, this);
    if (event) {
      this.add(windowId, event);
    }
  }

  /** Puts the session together. `undefined` when the file held no event. */
  finish(): BuiltSession | undefined {
    if (this.events === 0) {
      return undefined;
    }
    const builds = [...this.windows.values()].sort((a, b) => a.startedAtMs - b.startedAtMs);
    const sorted = builds.map((build) => ({ build, run: build.sorter.finish() }));
    return {
      summary: this.summarise(builds, identify(this.description.sourceId ?? null, sorted)),
      person: this.description.person ?? null,
      firstUrl: this.firstUrl?.url ?? null,
      windows: sorted.map(({ build, run }, at) => describeWindow(build, run, at + 1)),
    };
  }

  private add(windowId: unknown, event: ReplayEvent): void {
    const json = stringify(event);
    if (json === undefined) {
      this.note('undecodable-event');
      return;
    }
    const window = this.windowOf(windowId);
    if (Math.abs(event.timestamp) > LATEST_TIME) {
      this.note('impossible-time');
    }
    if (window.count(event)) {
      this.note('reordered');
    }
    this.countEvent(event);
    window.sorter.add({
      timestamp: event.timestamp,
      ordinal: this.events,
      json,
      isFullSnapshot: event.type === EventType.fullSnapshot,
    });
    this.limitPending(json.length);
  }

  private windowOf(windowId: unknown): WindowBuild {
    const recordedId = typeof windowId === 'string' || typeof windowId === 'number' ? String(windowId) : '';
    const known = this.windows.get(recordedId);
    if (known) {
      return known;
    }
    const window = new WindowBuild(recordedId, this.windows.size, this.store);
    this.windows.set(recordedId, window);
    return window;
  }

  private countEvent(event: ReplayEvent): void {
    this.events++;
    this.eventsByType.set(event.type, (this.eventsByType.get(event.type) ?? 0) + 1);
    const url = urlOf(event);
    if (url !== undefined && event.timestamp < (this.firstUrl?.timestamp ?? Infinity)) {
      this.firstUrl = { url, timestamp: event.timestamp };
    }
  }

  private limitPending(added: number): void {
    this.pendingCharacters += added;
    if (this.pendingCharacters > MAX_PENDING_CHARACTERS) {
      for (const window of this.windows.values()) {
        this.pendingCharacters -= window.sorter.flushHalf();
        if (this.windows.size > MANY_WINDOWS) {
          window.sorter.closeChunks();
        }
      }
    }
  }

  private summarise(builds: readonly WindowBuild[], id: string): SessionSummary {
    return {
      id,
      sourceId: this.description.sourceId ?? null,
      windows: builds.length,
      events: this.events,
      eventsByType: Object.fromEntries([...this.eventsByType].sort(([a], [b]) => a - b)),
      startedAtMs: builds.reduce((least, build) => Math.min(least, build.startedAtMs), Infinity),
      endedAtMs: builds.reduce((most, build) => Math.max(most, build.endedAtMs), -Infinity),
      health: this.health(builds),
    };
  }

  private health(builds: readonly WindowBuild[]): HealthItem[] {
    const windows = new Tally();
    builds.flatMap((build) => build.findings()).forEach((code) => windows.add(code, 1));
    return [...this.tally.list(), ...windows.list()].map(({ code, count }) => ({ code, count }));
  }
}

/** An event as it is stored; `undefined` when it is nested deeper than V8's stack can write. */
function stringify(event: ReplayEvent): string | undefined {
  try {
    return JSON.stringify(event);
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

/** The same recorded id, windows and events, in whatever kind of file, give the same session id. */
function identify(
  sourceId: string | null,
  windows: readonly { build: WindowBuild; run: SortedWindow }[],
): string {
  const hash = createHash('sha256').update(JSON.stringify(['airgap-replay session 1', sourceId]));
  windows
    .map(({ build, run }) => JSON.stringify([build.recordedId, run.hash.toString('hex')]))
    .sort()
    .forEach((window) => hash.update(window));
  return hash.digest('hex');
}

function describeWindow(build: WindowBuild, run: SortedWindow, number: number): BuiltWindow {
  return {
    number,
    recordedId: build.recordedId,
    events: build.events,
    startedAtMs: build.startedAtMs,
    endedAtMs: build.endedAtMs,
    fullSnapshots: build.fullSnapshots,
    chunks: run.chunks,
    scratchWindow: build.index,
    scratchRun: run.run,
  };
}
