import type { ReadOnlyReason } from '../../shared/contract/app.ts';
import type { AppEvents } from '../../shared/contract/contract.ts';
import type { EventName } from '../../shared/contract/names.ts';
import type { Policy } from '../../shared/policy.ts';
import type { LibraryPlace } from '../library/database/library-identity.ts';
import { AssetQueue } from './assets/asset-queue.ts';
import { ImportQueue } from './importing/import-queue.ts';
import { IndexQueue } from './indexing/index-queue.ts';

/** What works in the background; undefined is what would change a library that may only be read. */
export interface Queues {
  readonly index: IndexQueue;
  readonly imports: ImportQueue | undefined;
  readonly assets: AssetQueue | undefined;
}

interface QueueOptions {
  readonly library: LibraryPlace;
  readonly policy: Policy;
  readonly readOnly: ReadOnlyReason;
}

/** @param tell tells the window */
export function createQueues(
  { library, policy, readOnly }: QueueOptions,
  tell: <Name extends EventName>(name: Name, event: AppEvents[Name]) => void,
): Queues {
  const index = new IndexQueue(new URL('index-worker.js', import.meta.url), library, (progress) =>
    tell('windowIndexed', progress),
  );
  if (readOnly !== 'no') {
    return { index, imports: undefined, assets: undefined };
  }
  const importWorker = new URL('import-worker.js', import.meta.url);
  const imports = new ImportQueue(importWorker, { library, policy }, (name, event) => {
    tell(name, event);
    index.giveWayTo(name);
  });
  const assets = new AssetQueue(new URL('asset-worker.js', import.meta.url), library, index, tell);
  return { index, imports, assets };
}
