import type { FormatReader } from '../format.ts';
import type { Step } from './find-inside.ts';
import { TextUnescaper } from '../json/text-unescaper.ts';
import { ValueExtractor } from './value-extractor.ts';

interface Cutter {
  readonly unreadLists?: number;
  push(chunk: Uint8Array): Uint8Array;
}

/**
 * Gives a reader what lies inside a document as if it were a file of its own.
 * @param onUnreadList called for every list around it, when no more bytes come
 */
export function createWrappedReader(
  steps: readonly Step[],
  inner: FormatReader,
  onUnreadList: () => void,
): FormatReader {
  const cutters = createCutters(steps);
  let isEmpty = true;
  return {
    begin: (chunk) => {
      const part = cutters.reduce((bytes, cutter) => cutter.push(bytes), chunk);
      isEmpty = part.length === 0;
      if (!isEmpty) {
        inner.begin(part);
      }
    },
    readOn: () => isEmpty || inner.readOn(),
    end: () => {
      inner.end();
      const unread = cutters.reduce((sum, { unreadLists = 0 }) => sum + unreadLists, 0);
      Array.from({ length: unread }, onUnreadList);
    },
  };
}

/** One for each run of keys, and one for each text. */
function createCutters(steps: readonly Step[]): readonly Cutter[] {
  const cutters: Cutter[] = [];
  let path: string[] = [];
  for (const step of steps) {
    if (step === 'text') {
      cutters.push(new ValueExtractor(path), new TextUnescaper());
      path = [];
    } else {
      path.push(step.key);
    }
  }
  return path.length > 0 ? [...cutters, new ValueExtractor(path)] : cutters;
}
