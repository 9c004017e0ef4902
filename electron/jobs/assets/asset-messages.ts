import type { AssetProgress } from '../../../shared/model/asset-report.ts';
import type { LibraryPlace } from '../../library/database/library-identity.ts';
import type { AssetOutcome } from './import-assets.ts';

/** What the asset worker is told. */
export type ToAssetWorker =
  | { readonly kind: 'start'; readonly library: LibraryPlace; readonly chosen: readonly string[] }
  /** `end`: the app ends, too. */
  | { readonly kind: 'cancel' | 'end' };

/** What the asset worker tells. */
export type FromAssetWorker =
  | { readonly kind: 'progress'; readonly progress: AssetProgress }
  | { readonly kind: 'finished'; readonly outcome: AssetOutcome }
  | { readonly kind: 'failed'; readonly message: string };
