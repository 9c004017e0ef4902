import { decodeJson } from './decode-json.ts';
import type { FormatReader, RecordSink } from './format.ts';
import { EventOutliner } from './json/event-outliner.ts';
import { isWhitespace } from './json/bytes.ts';
import { LineSplitter, type Line } from './json/line-splitter.ts';
import { MAX_TAKEN_AT_ONCE } from './json/json-cutter.ts';
import { MAX_EVENT_BYTES } from './limits.ts';
import type { Bytes } from '../model/units.ts';
import { emitRecord } from './records.ts';

/** Hands on the events of one line. */
export type EmitLine = (value: unknown, sink: RecordSink, at: number) => void;

/**
 * Reads JSONL. Every line may have a form of its own (see records.ts), because tools concatenate files. A
 * line that is not JSON is counted and passed over; when the input ends in it, the file was cut there.
 */
export function createLineReader(sink: RecordSink, emit: EmitLine = emitRecord): FormatReader {
  const outliner = new EventOutliner();
  let taken: Bytes = 0;
  const splitter = new LineSplitter(
    {
      line: (line, number, terminated) => {
        if (!passPlainEvent(outliner, line, number, sink)) {
          emitLine(line, number, terminated);
          taken += line.to - line.from;
        }
        return taken < MAX_TAKEN_AT_ONCE;
      },
      oversized: (number) => sink.warn('oversized-event', number),
    },
    MAX_EVENT_BYTES,
  );
  function emitLine({ bytes, from, to }: Line, number: number, terminated: boolean): void {
    const decoded = decodeJson(bytes.subarray(from, to), sink, number);
    if (!decoded.ok) {
      sink.warn(terminated ? 'bad-line' : 'truncated', number);
    } else if (decoded.value !== null) {
      emit(decoded.value, sink, number);
    }
  }
  return {
    begin: (chunk) => splitter.begin(chunk),
    readOn: () => {
      taken = 0;
      return splitter.readOn();
    },
    end: () => splitter.end(),
  };
}

function passPlainEvent(
  outliner: EventOutliner,
  { bytes, from, to }: Line,
  at: number,
  sink: RecordSink,
): boolean {
  let end = outliner.read(bytes, from, to);
  while (end >= 0 && end < to && isWhitespace(bytes[end] as number)) {
    end++;
  }
  return end === to && sink.plain(outliner.windowId, outliner, at);
}
