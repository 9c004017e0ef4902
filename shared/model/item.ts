import type { EpochMilliseconds, Milliseconds } from './units.ts';

/**
 * What the deep index lists of a session. Their places in this list are what a library stores: new ones are added at
 * its end.
 * - `page`: the page has another address
 * - `click`, `dead-click`: a click, and one that nothing followed (docs/guide.md says by which rules)
 * - `rage-click`: several clicks in one place, on top of the clicks themselves
 * - `input`: a field has another value
 * - `console`, `request`, `error`: what the page logged, asked of a server, and failed in
 * - `custom`: rrweb's custom events, and product analytics events exported along with the recording
 * - `gap`: nothing was recorded from here on, for as long as the item lasts
 * - `text`: text that appeared on the page; found by searching only
 * - `session`: who was recorded, and where the recording came from; found by searching only
 */
export const ITEM_KINDS = [
  'page',
  'click',
  'dead-click',
  'rage-click',
  'input',
  'console',
  'request',
  'error',
  'custom',
  'gap',
  'text',
  'session',
] as const;

export type ItemKind = (typeof ITEM_KINDS)[number];

/** How serious an item is; stored as its place in this list. */
export const ITEM_LEVELS = ['info', 'warn', 'error'] as const;

export type ItemLevel = (typeof ITEM_LEVELS)[number];

/** What is known of an item without reading its event. What does not apply is not there. */
export interface ItemFacts {
  /** Of what was clicked or typed into: rrweb's node id, and where it stood in the document. */
  readonly nodeId?: number;
  readonly selector?: string;
  /** Of clicks, in CSS pixels of the window. */
  readonly x?: number;
  readonly y?: number;
  /** How many clicks a rage click consists of. */
  readonly clicks?: number;
  /**
   * Of dead and rage clicks: it may be none. Of clicks: nothing followed, and by its name, what was clicked acts outside
   * the page.
   */
  readonly isUncertain?: boolean;
  /** What was typed or chosen; not there where it was masked. */
  readonly value?: string;
  readonly isMasked?: boolean;
  /** Of requests. */
  readonly method?: string;
  readonly url?: string;
  /** `fetch`, `xmlhttprequest`, `img` … (PerformanceResourceTiming.initiatorType). */
  readonly initiator?: string;
  readonly transferBytes?: number;
  /** Of requests that began before the recording: by how much. They stand at its beginning. */
  readonly earlierMs?: Milliseconds;
  /** Of clicks and inputs: the recording does not hold the element. */
  readonly isUnrecorded?: boolean;
  /** The console's own word: `log`, `debug`, `warn` … */
  readonly consoleLevel?: string;
  /** Of a text that grew: how many characters of it were there, and since when, step by step. */
  readonly grown?: readonly (readonly [length: number, atMs: EpochMilliseconds])[];
}

/** One row of the inspector, and one mark of the timeline. */
export interface TimelineItem {
  /** Names it within the library. */
  readonly key: number;
  readonly kind: ItemKind;
  readonly level: ItemLevel;
  readonly atMs: EpochMilliseconds;
  /** 0 where it belongs to no window of its own. */
  readonly windowNumber: number;
  readonly durationMs: Milliseconds | null;
  /** The status of a request's response. */
  readonly status: number | null;
  /** One line of text as it was recorded, cut to MAX_LABEL. */
  readonly label: string;
  readonly facts: ItemFacts;
}

/** How many characters a label has at most. */
export const MAX_LABEL = 512;

/**
 * All items of a session but those that are only found by searching, as columns sorted by time: 500,000 of them are
 * small enough to be drawn, counted and filtered without asking for more.
 */
export interface ItemTrack {
  readonly keys: Float64Array;
  readonly atMs: Float64Array;
  /** 0 where it does not last. */
  readonly durationMs: Float32Array;
  /** Places in ITEM_KINDS and ITEM_LEVELS. */
  readonly kinds: Uint8Array;
  readonly levels: Uint8Array;
  readonly windowNumbers: Uint32Array;
  /** How much of the session has been indexed by then, 0 to 1. */
  readonly share: number;
}

/** What an item's event holds in full, read when somebody looks closer. */
export type ItemDetails =
  | {
      readonly kind: 'console';
      /** Each argument as JSON, or as plain text where it is none. */
      readonly args: readonly string[];
      /** Lines of the stack, as recorded. */
      readonly stack: readonly string[];
    }
  | { readonly kind: 'request'; readonly request: RequestDetails }
  | {
      readonly kind: 'json';
      /** The event's payload as JSON. */
      readonly json: string;
    }
  | { readonly kind: 'none' };

/** A request with all that was recorded of it. */
export interface RequestDetails {
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  readonly startMs: EpochMilliseconds;
  readonly durationMs: Milliseconds | null;
  readonly initiator: string | null;
  /** It may be reported once more: recorders tell at several times what was requested before, or see it in two ways. */
  readonly isInitial?: boolean;
  readonly protocol: string | null;
  readonly transferBytes: number | null;
  readonly encodedBytes: number | null;
  readonly decodedBytes: number | null;
  /** In the order in which they happen; only what was recorded. */
  readonly phases: readonly RequestPhase[];
  readonly requestHeaders: readonly (readonly [string, string])[];
  readonly responseHeaders: readonly (readonly [string, string])[];
  readonly requestBody: string | null;
  readonly responseBody: string | null;
}

/** A part of a request's time, counted from its beginning. */
export interface RequestPhase {
  readonly name: 'redirect' | 'queued' | 'dns' | 'connect' | 'tls' | 'waiting' | 'receiving';
  readonly fromMs: Milliseconds;
  readonly toMs: Milliseconds;
}
