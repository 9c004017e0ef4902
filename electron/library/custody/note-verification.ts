import type { WritableLibrary } from '../database/library.ts';
import { appendCustody } from './append-custody.ts';

/** What came of a check of what is stored. */
interface Verified {
  /** Only the files of a session, where they lay when they were imported; else all that is stored. */
  readonly what?: 'sources';
  readonly ok: boolean;
  readonly differences: number;
  /** All of the library where none is named. */
  readonly sessionId?: string | undefined;
}

/** Notes a check, and its result. */
export function noteVerification(
  library: WritableLibrary,
  { what, ok, differences, sessionId }: Verified,
): void {
  appendCustody(library, {
    action: 'verify',
    subject: sessionId === undefined ? { kind: 'library', id: '' } : { kind: 'session', id: sessionId },
    details: { what: what ?? (sessionId === undefined ? 'library' : 'session'), ok, differences },
  });
}
