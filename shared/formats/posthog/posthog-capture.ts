import { emitCapture } from './capture-record.ts';
import { ChunkJoiner } from '../chunk-joiner.ts';
import { createDocumentReader, type Rule } from '../document-reader.ts';
import type { FileHead, Format, FormatReader } from '../format.ts';
import { createLineReader } from '../line-reader.ts';
import { looksLikeCapture, looksLikeCaptureEnvelope } from '../shapes.ts';

/**
 * What SDKs post to PostHog, as proxies, queues and test beds keep it: one event, a list of them, a batch, a
 * request with its body, or one of these per line. One file may hold several sessions.
 */
export const posthogCapture: Format = {
  id: 'posthog-capture',
  label: 'PostHog capture events ($snapshot)',
  detect: (head) => looksLikeCaptureFile(head),
  createReader: (sink, head) => {
    const joiner = new ChunkJoiner(sink);
    const emit = (record: unknown, at: number): void => emitCapture(record, sink, at, joiner);
    const reader = isJsonl(head)
      ? createLineReader(sink, (record, _, at) => emit(record, at))
      : createDocumentReader(rulesFor(head, emit), sink, { mayRepeat: true });
    return endingWith(reader, joiner);
  },
};

function looksLikeCaptureFile({ document, lines }: FileHead): boolean {
  return (
    looksLikeCaptureEnvelope(document) ||
    (document.kind === 'array' && document.items.some(looksLikeCapture)) ||
    lines.some(looksLikeCapture)
  );
}

/** Several whole events, one a line. A document with line breaks in it has none. */
function isJsonl({ lines }: FileHead): boolean {
  return lines.filter(looksLikeCapture).length > 1;
}

function rulesFor({ document }: FileHead, emit: (record: unknown, at: number) => void): readonly Rule[] {
  const onValue = (record: unknown, at: number): void => emit(record, at);
  if (document.kind === 'array') {
    return [{ path: ['*'], onValue }];
  }
  const envelope = ['batch', 'body'].find(
    (key) => document.kind === 'object' && document.entries.get(key)?.kind === 'array',
  );
  return [{ path: envelope ? [envelope, '*'] : [], onValue }];
}

function endingWith(reader: FormatReader, joiner: ChunkJoiner): FormatReader {
  return {
    ...reader,
    end: () => {
      reader.end();
      joiner.end();
    },
  };
}
