import { toHarEntry } from '../../shared/export/har-entry.ts';
import type { RequestDetails } from '../../shared/model/item.ts';
import { writeParts } from './write-parts.ts';

/**
 * Writes requests as an HTTP Archive, one after another, so that none has to wait for the others in memory.
 * @param version of this app
 * @returns how many requests there were
 * @throws what the file system does; nothing is left behind then
 */
export async function writeHar(
  file: string,
  requests: Iterable<RequestDetails>,
  version: string,
): Promise<number> {
  let count = 0;
  function* parts(): Generator<string> {
    const creator = JSON.stringify({ name: 'Airgap Replay', version });
    yield `{"log":{"version":"1.2","creator":${creator},"pages":[],"entries":[`;
    for (const request of requests) {
      yield `${count++ === 0 ? '' : ','}\n${JSON.stringify(toHarEntry(request))}`;
    }
    yield '\n]}}\n';
  }
  await writeParts(file, parts());
  return count;
}
