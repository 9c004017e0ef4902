import type { HealthCode } from '../model/health.ts';
import { decodeJson } from './decode-json.ts';
import type { FormatReader, RecordSink } from './format.ts';
import { EventOutliner, type PlainEvent } from './json/event-outliner.ts';
import {
  FIND_END,
  JsonCutter,
  type CutChoice,
  type CutEnd,
  type JsonPath,
  type Taker,
} from './json/json-cutter.ts';
import { MAX_EVENT_BYTES } from './limits.ts';

/** What to do with the values at one place of a document. */
export interface Rule {
  /** Keys from the root; `*` is any key or index. */
  readonly path: readonly string[];
  /** @param at for items (a path ending in `*`) their number from 1 in the file; else the number of the next item */
  onValue(value: unknown, at: number, path: JsonPath): void;
  /**
   * Takes an event that can be stored as it is written, before anything is parsed.
   * @returns false to have it parsed and given to `onValue`
   */
  onPlainEvent?(event: PlainEvent, at: number, path: JsonPath): boolean;
  /** Counted when the value is not valid JSON, instead of trying to repair it. */
  readonly invalid?: HealthCode;
}

interface DocumentOptions {
  /** Several documents are expected, so that they are not reported. */
  readonly mayRepeat?: boolean;
  /** Keys of lists that say nothing beyond what is read; other lists that are passed over are counted. */
  readonly derived?: readonly string[];
}

/**
 * Reads JSON documents of any size by a table of paths. Values elsewhere are skipped unread. What comes before a cut
 * or malformed place is kept, and the place reported.
 */
export function createDocumentReader(
  rules: readonly Rule[],
  sink: RecordSink,
  { mayRepeat = false, derived = [] }: DocumentOptions = {},
): FormatReader {
  const counter = { items: 0 };
  const takers = new Map(rules.map((rule) => [rule, createTaker(rule, counter, sink)]));
  const cutter = new JsonCutter(
    (path) => choose(takers, path),
    MAX_EVENT_BYTES,
    (path) => derived.includes(String(path.at(-1))) || sink.warn('unread-data', counter.items + 1),
  );
  return {
    begin: (chunk) => cutter.begin(chunk),
    readOn: () => cutter.readOn(),
    end: () => reportEnd(cutter.end(), counter.items, sink, mayRepeat),
  };
}

function createTaker(rule: Rule, counter: { items: number }, sink: RecordSink): Taker {
  const isItem = rule.path.at(-1) === '*';
  const numberNext = (): number => (isItem ? ++counter.items : counter.items + 1);
  const outliner = new EventOutliner();
  function handOn(path: JsonPath, end: number): number {
    if (end < 0) {
      return end;
    }
    if (!rule.onPlainEvent?.(outliner, counter.items + 1, path)) {
      return FIND_END;
    }
    numberNext();
    return end;
  }
  const takeInPlace = (path: JsonPath, bytes: Uint8Array, from: number, to: number): number =>
    handOn(path, rule.onPlainEvent ? outliner.read(bytes, from, to) : FIND_END);
  return {
    take: (path, bytes) => {
      const at = numberNext();
      const decoded = decodeJson(bytes, sink, at, { repair: rule.invalid === undefined });
      if (decoded.ok) {
        rule.onValue(decoded.value, at, path);
      } else {
        sink.warn(rule.invalid ?? 'bad-event', at);
      }
    },
    oversized: () => sink.warn('oversized-event', ++counter.items),
    takeInPlace,
    takeTorn: (path, bytes, end, moved) => handOn(path, outliner.readOn(bytes, end, moved)),
  };
}

function choose(takers: ReadonlyMap<Rule, Taker>, path: JsonPath): CutChoice {
  let choice: CutChoice = 'skip';
  for (const [rule, taker] of takers) {
    if (startsWith(rule, path)) {
      if (rule.path.length === path.length) {
        return taker;
      }
      choice = 'descend';
    }
  }
  return choice;
}

function startsWith(rule: Rule, path: JsonPath): boolean {
  return (
    path.length <= rule.path.length &&
    path.every((key, depth) => rule.path[depth] === '*' || rule.path[depth] === key)
  );
}

function reportEnd(end: CutEnd, items: number, sink: RecordSink, mayRepeat: boolean): void {
  if (end.kind !== 'complete') {
    sink.warn(end.kind, items + 1);
    return;
  }
  if (end.documents > 1 && !mayRepeat) {
    sink.warn('concatenated', 1);
  }
  if (end.trailingData) {
    sink.warn('trailing-data', items + 1);
  }
}
