import type { Bytes, EpochMilliseconds } from './units.ts';
import { MEBIBYTE } from './units.ts';

/**
 * What an exhibit shows; their places in this list are what a library stores. `still`: the page as it is shown; `rows`: of
 * the inspector; `node`: of the page; `file`: somebody added it.
 */
export const EXHIBIT_KINDS = ['moment', 'range', 'still', 'rows', 'node', 'file'] as const;

export type ExhibitKind = (typeof EXHIBIT_KINDS)[number];

/** A place in a session that an exhibit is made of. */
export interface ExhibitPlace {
  readonly sessionId: string;
  readonly windowNumber: number;
  readonly fromMs: EpochMilliseconds;
  /** Null for anything but a range. */
  readonly toMs: EpochMilliseconds | null;
}

/** Where an exhibit comes from. The library notes it when the exhibit is made, and keeps it whatever becomes of the session. */
export interface ExhibitOrigin extends ExhibitPlace {
  /** The last event of the window at `fromMs`, counted from 1; null where there is none, or it is not known. */
  readonly eventNumber: number | null;
  /** The file that was imported first of those with the session. */
  readonly sourceName: string | null;
  readonly sourceSha256: string | null;
}

/** The page as it was shown. */
export interface ExhibitPicture {
  /** Of the recorded page, in CSS pixels; the picture has `scale` times as many. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly bytes: Bytes;
  readonly sha256: string;
}

/** Rows or a node as JSON, or a file. */
export interface ExhibitContent {
  /** Of a file; '' for JSON that we made. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Bytes;
  readonly sha256: string;
}

/** What people write of an exhibit. */
export interface ExhibitWords {
  /** One line; may be ''. */
  readonly caption: string;
  /** In several lines of plain Markdown; may be ''. */
  readonly notes: string;
  /** '' where they did not say. */
  readonly author: string;
}

/** Something of a case that is shown to others. */
export interface Exhibit extends ExhibitWords {
  readonly caseId: string;
  /** From 1, in the order in which they were made; never given again. */
  readonly number: number;
  readonly kind: ExhibitKind;
  /** Null for a file. */
  readonly origin: ExhibitOrigin | null;
  /** Any kind may have one. */
  readonly picture: ExhibitPicture | null;
  readonly content: ExhibitContent | null;
  readonly madeAtMs: EpochMilliseconds;
  readonly changedAtMs: EpochMilliseconds | null;
}

/** An exhibit that is to be made. */
export interface ExhibitDraft extends ExhibitWords {
  readonly kind: ExhibitKind;
  /** Null for a file only. */
  readonly place: ExhibitPlace | null;
  readonly picture?: { readonly png: Uint8Array } & Pick<ExhibitPicture, 'width' | 'height' | 'scale'>;
  /** Rows and nodes are JSON in UTF-8. */
  readonly content?: { readonly bytes: Uint8Array } & Pick<ExhibitContent, 'name' | 'mediaType'>;
}

/** `A-1`: what an exhibit is called in its case. */
export function exhibitLabel(number: number): string {
  return `A-${number}`;
}

/** What an exhibit is called in the custody log. */
export function exhibitId(caseId: string, number: number): string {
  return `${caseId}/${exhibitLabel(number)}`;
}

/** In characters. */
export const MAX_CAPTION = 500;
export const MAX_EXHIBIT_NOTES = 50_000;

/** How large a picture, rows or a file may be. */
export const MAX_EXHIBIT_BYTES: Bytes = 64 * MEBIBYTE;
