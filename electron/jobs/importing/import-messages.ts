import type { ImportProgress, ImportReport } from '../../../shared/model/import-report.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { LibraryPlace } from '../../library/database/library-identity.ts';

/** What the import worker is told: to get ready for an import that may come, to begin it, or to break it off;
 * `end`: whatever it is at, nobody needs it any more. */
export type ToWorker =
  | { readonly kind: 'warmUp' }
  | {
      readonly kind: 'start';
      readonly library: LibraryPlace;
      readonly files: readonly string[];
      readonly passwords: readonly string[];
      /** Undefined for what the library is set to. */
      readonly keepOriginals?: boolean | undefined;
      readonly policy: Policy;
    }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'end' };

/** What the import worker tells. */
export type FromWorker =
  | { readonly kind: 'warm' }
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'finished'; readonly report: ImportReport }
  | { readonly kind: 'failed'; readonly message: string };
