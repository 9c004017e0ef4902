import { decodeJson } from './decode-json.ts';
import type { FormatReader, RecordSink } from './format.ts';
import { EventOutliner } from './json/event-outliner.ts';
import { LineSplitter } from './json/line-splitter.ts';
import { MAX_EVENT_BYTES } from './limits.ts';
import { emitRecord } from './records.ts';

/** Hands on the events of one line. */
export type EmitLine = (value: unknown, sink: RecordSink, at: number) => void;

/**
 * Reads JSONL. Every line may have a form of its own (see records.ts), because tools concatenate files. A
 * line that is not JSON is counted and passed over; when the input ends in it, the file was cut there.
 */
export function createLineReader(sink: RecordSink, emit: EmitLine = emitRecord): FormatReader {
  const outliner = new EventOutliner();
  const splitter = new LineSplitter(
    {
      line: (bytes, number, terminated) => {
        if (!passPlainEvent(outliner, bytes, number, sink)) {
          emitLine(bytes, number, terminated);
        }
      },
      oversized: (number) => sink.warn('oversized-event', number),
    },
    MAX_EVENT_BYTES,
  );
  function emitLine(bytes: Uint8Array, number: number, terminated: boolean): void {
    const decoded = decodeJson(bytes, sink, number);
    if (!decoded.ok) {
      sink.warn(terminated ? 'bad-line' : 'truncated', number);
    } else if (decoded.value !== null) {
      emit(decoded.value, sink, number);
    }
  }
  return { push: (chunk) => splitter.push(chunk), end: () => splitter.end() };
}

function passPlainEvent(outliner: EventOutliner, line: Uint8Array, at: number, sink: RecordSink): boolean {
  const end = outliner.read(line, 0);
  return end === line.length && sink.plain(outliner.event.windowId, outliner.event, at);
}
