import { listPackFiles } from '../../electron/jobs/assets/list-pack-files.ts';
import { readPackFile } from '../../electron/assets/read-pack.ts';

/** What is in the packs that were chosen: `key type bytes` for each asset, `place: reason` for what is refused. */
export async function readPackItems(...chosen: readonly string[]): Promise<readonly string[]> {
  const told: string[] = [];
  for (const file of await listPackFiles(chosen)) {
    for await (const item of readPackFile(file)) {
      told.push(
        item.kind === 'asset'
          ? `${item.key} ${item.mediaType} ${item.bytes.length}`
          : `${item.place}: ${item.reason}`,
      );
    }
  }
  return told;
}
