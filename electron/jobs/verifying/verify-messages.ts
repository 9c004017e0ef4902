import type {
  VerificationProgress,
  VerificationReport,
  VerifiedFile,
} from '../../../shared/model/verification.ts';
import type { CustodyCheck } from '../../../shared/model/custody.ts';
import type { LibraryPlace } from '../../library/database/library-identity.ts';

/** What is to be checked: the files of a session, all of a session, or the library. */
export type VerifyTask =
  | { readonly kind: 'sources'; readonly sessionId: string }
  | { readonly kind: 'session'; readonly sessionId: string }
  | { readonly kind: 'library' }
  /** The custody log alone. */
  | { readonly kind: 'custody' };

export interface VerifyJob {
  readonly library: LibraryPlace;
  readonly task: VerifyTask;
}

/** Told by the thread; it ends after anything but progress. */
export type FromVerifier =
  | ({ readonly kind: 'progress' } & VerificationProgress)
  | { readonly kind: 'files'; readonly files: readonly VerifiedFile[] }
  | { readonly kind: 'report'; readonly report: VerificationReport }
  | { readonly kind: 'custody'; readonly check: CustodyCheck }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly message: string };
