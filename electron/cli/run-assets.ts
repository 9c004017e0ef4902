import { importAssets } from '../jobs/assets/import-assets.ts';
import { readAssetStatus } from '../library/assets/assets.ts';
import { settleCustody } from '../library/custody/settle-custody.ts';
import { openForWriting } from '../library/database/open.ts';
import { currentPolicy } from './current-policy.ts';
import { print } from './print.ts';

const READ_ONLY =
  'The policy for this machine makes libraries read-only, so nothing was taken. Ask your administrator.\n';

/** `assets FILE… --library DIR --json`. @returns the exit code @throws LibraryError */
export async function runAssets(folder: string, files: readonly string[]): Promise<number> {
  if (currentPolicy().readOnlyLibraries) {
    process.stderr.write(READ_ONLY);
    return 1;
  }
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  const library = openForWriting(folder);
  settleCustody(library, currentPolicy());
  const { report } = await importAssets(library, files, {
    signal: cancel.signal,
    onProgress: ({ files: seen, taken }) => process.stderr.write(`${seen} files, ${taken} taken\n`),
  });
  await print(`${JSON.stringify({ report, library: readAssetStatus(library) })}\n`);
  library.database.close();
  return report.refused.length === 0 && !report.cancelled ? 0 : 1;
}
