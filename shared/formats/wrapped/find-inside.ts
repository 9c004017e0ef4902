import { createTextHead } from '../file-head.ts';
import type { FileHead, Format } from '../format.ts';
import { looksLikeJsonText } from '../shapes.ts';
import { unescape } from './unescape.ts';

/** On the way from a document to a value in it: a key of an object, or into the JSON that a string holds. */
export type Step = { readonly key: string } | 'text';

/** A value inside a document. */
interface Inside {
  readonly steps: readonly Step[];
  /** As if it were a file of its own. */
  readonly head: FileHead;
}

/** Nobody has written more levels around a recording. */
const MAX_LEVELS = 6;

/** A recording inside a document, and what would claim it. */
export interface ClaimedInside extends Inside {
  readonly format: Format;
}

/** Finds the recordings inside a document that lie least deep. Items of arrays are not looked at. */
export function findInside(
  head: FileHead,
  formatOf: (head: FileHead) => Format | undefined,
): readonly ClaimedInside[] {
  let level: readonly Inside[] = listInside({ steps: [], head });
  for (let depth = 0; depth < MAX_LEVELS && level.length > 0; depth++) {
    const found = level.flatMap((inside) => {
      const format = formatOf(inside.head);
      return format && !format.isSidecar ? [{ ...inside, format }] : [];
    });
    if (found.length > 0) {
      return found;
    }
    level = level.flatMap(listInside);
  }
  return [];
}

function listInside({ steps, head }: Inside): readonly Inside[] {
  const { document } = head;
  if (document.kind === 'object') {
    return [...document.entries].map(([key, entry]) => ({
      steps: [...steps, { key: unescape(key) }],
      head: { ...head, document: entry, lines: [] },
    }));
  }
  return looksLikeJsonText(document)
    ? [{ steps: [...steps, 'text'], head: readInner(document.text, head) }]
    : [];
}

/** @param escaped as it stands between the quotes, or the beginning of it */
function readInner(escaped: string, { name, bytes }: Pick<FileHead, 'name' | 'bytes'>): FileHead {
  return createTextHead(name, bytes, unescape(escaped));
}
