import type { FileHead, Format } from '../format.ts';
import { findInside, type ClaimedInside } from './find-inside.ts';
import { createWrappedReader } from './wrapped-reader.ts';

/**
 * The format of the one recording that lies inside a document: an answer of some server, a JSON text in a field, or
 * both, whatever stands around it. It is read as if it were a file of its own.
 * @param formatOf which format would claim it
 */
export function detectInside(
  head: FileHead,
  formatOf: (head: FileHead) => Format | undefined,
): Format | undefined {
  const [found, ...others] = findInside(head, formatOf);
  return found && others.length === 0 ? wrap(found) : undefined;
}

function wrap({ format, steps, head }: ClaimedInside): Format {
  return {
    ...format,
    createReader: (sink) =>
      createWrappedReader(steps, format.createReader(sink, head), () => sink.warn('unread-data', 1)),
  };
}
