import type { HealthCode } from '../model/health.ts';
import { decodeJson } from './decode-json.ts';
import type { FormatReader, RecordSink } from './format.ts';
import { JsonCutter, type CutChoice, type CutEnd, type JsonPath } from './json/json-cutter.ts';
import { MAX_EVENT_BYTES } from './limits.ts';

/** What to do with the values at one place of a document. */
export interface Rule {
  /** Keys from the root; `*` is any key or index. */
  readonly path: readonly string[];
  /** @param at for items (a path ending in `*`) their number from 1 in the file; else the number of the next item */
  onValue(value: unknown, at: number, path: JsonPath): void;
  /** Counted when the value is not valid JSON; `bad-event` unless given. */
  readonly invalid?: HealthCode;
}

/**
 * Reads one JSON document of any size by a table of places. Values elsewhere are passed over unread.
 * A document that breaks off or breaks down keeps what came before, and says so.
 */
export function createDocumentReader(rules: readonly Rule[], sink: RecordSink): FormatReader {
  let items = 0;
  const numberOf = (rule: Rule): number => (rule.path.at(-1) === '*' ? ++items : items + 1);
  const cutter = new JsonCutter(
    {
      choose: (path) => choose(rules, path),
      take: (path, bytes) => {
        const rule = rules.find((candidate) => matches(candidate, path));
        if (rule) {
          applyRule(rule, bytes, numberOf(rule), path);
        }
      },
      oversized: () => sink.warn('oversized-event', ++items),
    },
    MAX_EVENT_BYTES,
  );
  function applyRule(rule: Rule, bytes: Uint8Array, at: number, path: JsonPath): void {
    const decoded = decodeJson(bytes, sink, at);
    if (decoded.ok) {
      rule.onValue(decoded.value, at, path);
    } else {
      sink.warn(rule.invalid ?? 'bad-event', at);
    }
  }
  return { push: (chunk) => cutter.push(chunk), end: () => reportEnd(cutter.end(), items, sink) };
}

function choose(rules: readonly Rule[], path: JsonPath): CutChoice {
  const onTheWay = rules.filter((rule) => startsWith(rule, path));
  if (onTheWay.length === 0) {
    return 'skip';
  }
  return onTheWay.some((rule) => rule.path.length === path.length) ? 'take' : 'descend';
}

function matches(rule: Rule, path: JsonPath): boolean {
  return rule.path.length === path.length && startsWith(rule, path);
}

function startsWith(rule: Rule, path: JsonPath): boolean {
  return (
    path.length <= rule.path.length &&
    path.every((key, depth) => rule.path[depth] === '*' || rule.path[depth] === key)
  );
}

function reportEnd(end: CutEnd, items: number, sink: RecordSink): void {
  if (end.kind !== 'complete') {
    sink.warn(end.kind, items + 1);
  } else if (end.trailingData) {
    sink.warn('trailing-data', items + 1);
  }
}
