import type { MissingAssets } from './missing-assets.ts';
import type { EpochMilliseconds } from './units.ts';

/** An address the page had from this moment on. */
export interface UrlMark {
  readonly atMs: EpochMilliseconds;
  /** Cut to 2,048 characters; null from where there are too many to list. */
  readonly url: string | null;
}

/** The size the page's viewport had from this moment on, in CSS pixels. */
export interface ViewportMark {
  readonly atMs: EpochMilliseconds;
  readonly width: number;
  readonly height: number;
}

/** A span of time, both ends included. */
export interface TimeSpan {
  readonly fromMs: EpochMilliseconds;
  readonly toMs: EpochMilliseconds;
}

/** What the deep index knows of one window, from its beginning up to where it has come. */
export interface WindowIndex {
  /** Of the window's chunks, how many it has read: 0 to 1. */
  readonly share: number;
  /** In order, without repeats. */
  readonly urls: readonly UrlMark[];
  /** In order, without repeats; no more than MAX_VIEWPORTS (shared/replay/viewport-track.ts). */
  readonly viewports: readonly ViewportMark[];
  /** When the user did something; pauses that nobody would call inactivity (ACTIVE_PAUSE) are part of a span. */
  readonly active: readonly TimeSpan[];
  /** What the window's events ask for and do not contain. */
  readonly missing: MissingAssets;
}
