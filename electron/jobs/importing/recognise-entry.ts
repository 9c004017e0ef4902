import { createFileHead } from '../../../shared/formats/file-head.ts';
import type { FileHead, Format } from '../../../shared/formats/format.ts';
import { HEAD_BYTES, MAX_HEAD_BYTES } from '../../../shared/formats/limits.ts';
import { detectFormat } from '../../../shared/formats/registry.ts';
import type { PlainEntry } from '../../import/unpack/plain-entry.ts';

/** What an entry seems to be. */
export interface Recognised {
  readonly head: FileHead;
  /** What reads it; undefined where nothing does. */
  readonly format: Format | undefined;
}

/** By how much more is looked at each time, so that all looks together cost little more than the last. */
const GROWTH = 4;

/**
 * Finds out what reads an entry. Where its first bytes break off in something large, they may not tell yet: the keys of
 * an event stand in any order. Then more of it is looked at, until it does tell.
 */
export async function recogniseEntry(entry: PlainEntry, name: string): Promise<Recognised> {
  let found = recognise(name, entry.head);
  let seen = entry.head.length;
  for (let most = HEAD_BYTES; mayTellLater(found) && seen >= most && most < MAX_HEAD_BYTES;) {
    most *= GROWTH;
    const bytes = await entry.lookAhead(most);
    seen = bytes.length;
    found = recognise(name, bytes);
  }
  return found;
}

function recognise(name: string, bytes: Uint8Array): Recognised {
  const head = createFileHead(name, bytes);
  return { head, format: detectFormat(head) };
}

/** Whether what nothing claims is JSON at least. */
function mayTellLater({ head: { document, lines }, format }: Recognised): boolean {
  return (
    !format &&
    [document, ...lines].some(({ kind }) => kind === 'object' || kind === 'array' || kind === 'string')
  );
}
