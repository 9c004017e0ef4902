import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { createLineReader } from '../line-reader.ts';
import type { DocumentShape } from '../json/document-shape.ts';
import { recordsAt } from '../records.ts';
import { looksLikePackedEvent } from '../shapes.ts';

/**
 * Events packed by @rrweb/packer, each a string: a list of them, or one per line. A string holds zlib data,
 * its bytes written as the code points 0 to 255.
 */
export const rrwebPacked: Format = {
  id: 'rrweb-packed',
  label: 'rrweb events, packed (@rrweb/packer)',
  detect: ({ document, lines }) =>
    (document.kind === 'array' && holdsPackedEvents(document.items)) ||
    (document.kind === 'string' && lines.length > 0 && lines.every(looksLikePackedEvent)),
  createReader: (sink, { document }) =>
    document.kind === 'string'
      ? createLineReader(sink)
      : createDocumentReader([recordsAt(['*'], sink)], sink),
};

/** The text that the head breaks off in may be too short to tell. */
function holdsPackedEvents(items: readonly DocumentShape[]): boolean {
  const whole = items.filter((item) => item.kind !== 'string' || !item.cut);
  return items.some(looksLikePackedEvent) && whole.every(looksLikePackedEvent);
}
