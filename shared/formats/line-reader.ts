import { decodeJson } from './decode-json.ts';
import type { FormatReader, RecordSink } from './format.ts';
import { LineSplitter } from './json/line-splitter.ts';
import { MAX_EVENT_BYTES } from './limits.ts';
import { emitRecord } from './records.ts';

/**
 * Reads JSONL. Every line may have a form of its own (see records.ts), because tools concatenate files. A
 * line that is not JSON is counted and passed over; when the input ends in it, the file was cut there.
 */
export function createLineReader(sink: RecordSink): FormatReader {
  const splitter = new LineSplitter(
    {
      line: (bytes, number, terminated) => {
        const decoded = decodeJson(bytes, sink, number);
        if (!decoded.ok) {
          sink.warn(terminated ? 'bad-line' : 'truncated', number);
        } else if (decoded.value !== null) {
          emitRecord(decoded.value, sink, number);
        }
      },
      oversized: (number) => sink.warn('oversized-event', number),
    },
    MAX_EVENT_BYTES,
  );
  return { push: (chunk) => splitter.push(chunk), end: () => splitter.end() };
}
