import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { isJsonLines } from '../json-lines.ts';
import { createLineReader } from '../line-reader.ts';
import { emitRow } from './row-records.ts';
import { findRows, holdsEvents } from './row-shapes.ts';

/**
 * Rows of a database, batches of requests, log lines: JSON or JSONL in whose items events lie, at any depth and also as
 * text. Asked last, because it claims whatever holds an event.
 */
export const eventRows: Format = {
  id: 'rrweb-rows',
  label: 'rrweb events in rows (JSON or JSONL)',
  detect: ({ document, lines }) => holdsEvents(document) || lines.some((line) => holdsEvents(line)),
  createReader: (sink, head) => {
    if (isJsonLines(head) || !holdsEvents(head.document)) {
      return createLineReader(sink, emitRow);
    }
    const [path, ...others] = findRows(head.document);
    // Ids around one of several lists are not those of the others: the document is taken as one row.
    const isOneList = path !== undefined && others.length === 0;
    return createDocumentReader(
      [{ path: isOneList ? [...path, '*'] : [], onValue: (row, at) => emitRow(row, sink, at) }],
      sink,
      { mayRepeat: true },
    );
  },
};
