import type { AppEvents, EventName } from '../../shared/contract/contract.ts';
import type { Policy } from '../../shared/policy.ts';
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
  readonly folder: string;
  readonly policy: Policy;
  readonly mayWrite: boolean;
}

/** @param tell tells the window */
export function createQueues(
  { folder, policy, mayWrite }: QueueOptions,
  tell: <Name extends EventName>(name: Name, event: AppEvents[Name]) => void,
): Queues {
  const index = new IndexQueue(new URL('index-worker.js', import.meta.url), folder, (progress) =>
    tell('windowIndexed', progress),
  );
  if (!mayWrite) {
    return { index, imports: undefined, assets: undefined };
  }
  const importWorker = new URL('import-worker.js', import.meta.url);
  const imports = new ImportQueue(importWorker, { folder, policy }, (name, event) => {
    tell(name, event);
    index.giveWayTo(name);
  });
  const assets = new AssetQueue(new URL('asset-worker.js', import.meta.url), folder, index, tell);
  return { index, imports, assets };
}
