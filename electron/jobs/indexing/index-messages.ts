import type { LibraryPlace } from '../../library/database/library-identity.ts';

/** What the index worker is told. */
export type ToIndexer =
  | { readonly kind: 'start'; readonly library: LibraryPlace; readonly firstSessionId: string }
  /** This session is open: it comes next. */
  | { readonly kind: 'prefer'; readonly sessionId: string }
  /** End soon; what is done is kept. `end`: the app ends, too. */
  | { readonly kind: 'stop' | 'end' };

/** What the index worker tells: how many of a window's chunks are done, 0 to 1. */
export interface FromIndexer {
  readonly sessionId: string;
  readonly windowNumber: number;
  readonly share: number;
}
