import type { EpochMilliseconds } from './units.ts';

/** What a page would have used an address for. */
export type AssetKind =
  'image' | 'stylesheet' | 'font' | 'media' | 'frame' | 'script' | 'link' | 'object' | 'other';

/** Something a recorded page loaded from elsewhere, and that is not in the recording. */
export interface MissingAsset {
  /** Absolute where the page's own address is known, cut to 2,048 characters. */
  readonly url: string;
  readonly kind: AssetKind;
  /** When the recording first asks for it. */
  readonly firstMs: EpochMilliseconds;
  readonly count: number;
  /** An asset pack holds it: it is shown. */
  readonly isFilled: boolean;
}

/** Kinds of active content in a recorded document that were made harmless. */
export type Neutralised =
  | 'script'
  | 'event-handler'
  | 'script-url'
  | 'data-url'
  /** A drawing that repeats its parts more often than any computer can draw them. */
  | 'endless-image'
  | 'embedded-page'
  | 'embedded-object'
  | 'meta-directive'
  | 'base-address'
  | 'form-target'
  | 'navigation'
  | 'element-definition'
  | 'canvas-object'
  /** Drawing on a canvas that only scripts could repeat. */
  | 'canvas-drawing';

/** What one window's events ask for and do not contain, and what was made harmless in them. */
export interface MissingAssets {
  /** In the order in which they are first wanted. */
  readonly assets: readonly MissingAsset[];
  /** How often other assets were asked for, after the list was full. */
  readonly unlisted: number;
  readonly neutralised: Readonly<Partial<Record<Neutralised, number>>>;
}
