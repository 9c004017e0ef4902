import type { ImportProgress, ImportReport } from '../../shared/model/import-report.ts';
import type { Policy } from '../../shared/policy.ts';

/** What the import worker is told. */
export type ToWorker =
  | {
      readonly kind: 'start';
      readonly folder: string;
      readonly files: readonly string[];
      readonly policy: Policy;
    }
  | { readonly kind: 'cancel' };

/** What the import worker tells. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'finished'; readonly report: ImportReport }
  | { readonly kind: 'failed'; readonly message: string };
