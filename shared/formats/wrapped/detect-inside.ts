import type { FileHead, Format } from '../format.ts';
import { findInside, type Inside } from './find-inside.ts';
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
  const claims = (inside: FileHead): boolean => {
    const format = formatOf(inside);
    return format !== undefined && format.isSidecar !== true;
  };
  const [found, ...others] = findInside(head, claims);
  const format = found && formatOf(found.head);
  return format && others.length === 0 ? wrap(format, found) : undefined;
}

function wrap(format: Format, { steps, head }: Inside): Format {
  return {
    ...format,
    createReader: (sink) =>
      createWrappedReader(steps, format.createReader(sink, head), () => sink.warn('unread-data', 1)),
  };
}
