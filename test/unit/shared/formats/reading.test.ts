import { describe, expect, it } from 'vitest';
import { nodePlatform } from '../../../../electron/import/reading/node-platform.ts';
import type { Format } from '../../../../shared/formats/format.ts';
import { FORMATS } from '../../../../shared/formats/registry.ts';
import { unpackItems } from '../../../../shared/normalise/unpack-items.ts';
import { makeFormatExamples } from '../../../helpers/format-examples.ts';
import { makeEvents } from '../../../helpers/make-events.ts';
import { readFormat } from '../../../helpers/read-format.ts';

function formatOf(id: string): Format {
  return FORMATS.find((format) => format.id === id)!;
}

/** The dialects in which an event stands alone beside its window id. */
const WINDOW_IDS: Readonly<Record<string, unknown>> = {
  'posthog-export-2023-04-28': 1,
  'posthog-export-2022-12-02': 'w',
  'posthog-tuple-jsonl': 'w',
  'posthog-window-jsonl': 'w',
  'posthog-snapshots-document': 'w',
  'posthog-lts-2022-12-22': 'w',
  'posthog-capture': 'w',
};
/** Formats that hold less than a recording: rows about one, or one page of it. */
const NO_RECORDINGS = ['posthog-clickhouse', 'rrweb-full-snapshot'];

const whole = makeFormatExamples().filter(({ style }) => !/first|single/.test(style));
const recordings = whole.filter(({ id }) => !NO_RECORDINGS.includes(id));
const tools = { platform: nodePlatform, note: () => undefined };

describe('every format', () => {
  it.each(recordings)('reads the same events from $id $style', ({ id, style, text }) => {
    const { records, warnings } = readFormat(formatOf(id), text);
    const events = records.flatMap(({ event }) => unpackItems(event, tools));
    const expected = makeEvents().map((event) => expect.objectContaining(event) as unknown);
    expect([events, warnings]).toEqual([expected, []]);
    expect(new Set(records.map(({ windowId }) => windowId))).toEqual(
      new Set([style === 'as in 2021' ? undefined : WINDOW_IDS[id]]),
    );
  });

  it.each(makeFormatExamples())('reads $id $style the same byte by byte', ({ id, text }) => {
    expect(readFormat(formatOf(id), text, 1)).toEqual(readFormat(formatOf(id), text));
  });

  it.each(whole.filter(({ style }) => style === 'compact'))(
    'keeps of $id what came before a cut, at every byte, and says so',
    ({ id, text }) => {
      const all = readFormat(formatOf(id), text).records;
      const cuts = Array.from({ length: text.length }, (_, length) =>
        readFormat(formatOf(id), text.slice(0, length)),
      );
      const counts = cuts.map(({ records }) => records.length);
      expect(cuts.map(({ records }) => records)).toEqual(counts.map((count) => all.slice(0, count)));
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      const said = cuts.map(({ warnings }) => warnings.some(({ code }) => code === 'truncated'));
      expect(said).toEqual(cuts.map((_, length) => breaksOff(id, text.slice(0, length))));
    },
  );
});

/** Whether a text that was cut can be told from a whole one: not where JSONL is cut between two lines. */
function breaksOff(id: string, text: string): boolean {
  const last = id.endsWith('jsonl') ? text.slice(text.lastIndexOf('\n') + 1) : `${text} `;
  return last !== '' && !isJson(last);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
