import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { entryOf } from '../json/document-shape.ts';
import { recordsAt } from '../records.ts';

/**
 * PageSpy's offline log: `[{type, timestamp, data}, …]`, where the `data` of an `rrweb-event` is packed like
 * rrweb's own (HuolalaTech/page-spy-web). Its console, network and storage entries are counted and left out.
 */
export const pagespyLog: Format = {
  id: 'pagespy-log',
  label: 'PageSpy log',
  detect: ({ document }) =>
    document.kind === 'array' &&
    document.items.some((item) => {
      const type = entryOf(item, 'type');
      return type?.kind === 'string' && (type.text === 'rrweb-event' || type.text === 'client-info');
    }),
  createReader: (sink) => createDocumentReader([recordsAt(['*'], sink)], sink),
};
