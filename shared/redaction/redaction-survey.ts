import { EventType, IncrementalSource, isPlainObject, type ReplayEvent } from '../model/replay-event.ts';
import { originalSpan, plainText, type TextSpan } from './mapped-text.ts';
import { NodeTexts, type TextNode } from './node-texts.ts';
import { foldText } from './reading.ts';
import type { RedactionRules } from './rules.ts';
import { stringsOf } from './strings-of.ts';
import { findInReading, TextReader } from './text-reader.ts';
import { fold, ValueFinder } from './value-finder.ts';

/** Of what is typed into a field, longer texts are kept as their beginning. */
const LONGEST_TYPED = 500;
/** A beginning shorter than that is no trace of a value. */
export const SHORTEST_BEGINNING = 3;
/** No survey learns more values than that; one that would is of a rule that hits everything. */
const MAX_VALUES = 20_000;

/** A node of a window's page. */
export type NodeKey = `${number} ${number}`;

/** What has to be removed from a session, wherever it stands. */
export interface RedactionPlan {
  readonly rules: RedactionRules;
  /** Values as they are compared (reading.ts), each with the rule that hit it first. */
  readonly values: ReadonlyMap<string, string>;
  /** Fields into which a value was typed, all of it or its beginning, with the rule. */
  readonly fields: ReadonlyMap<NodeKey, string>;
  /** Text nodes that hold a value, or a part of one, at some time. */
  readonly textNodes: ReadonlySet<NodeKey>;
  /** Parts of values that are split over nodes: by the node, then by the text that it has then. */
  readonly parts: ReadonlyMap<
    NodeKey,
    ReadonlyMap<string, readonly (TextSpan & { readonly ruleId: string })[]>
  >;
}

export function nodeKey(windowNumber: number, id: number): NodeKey {
  return `${windowNumber} ${id}`;
}

type Part = TextSpan & { readonly ruleId: string };

/**
 * Goes through the events of a session, window by window and in order of time, and learns what is to be removed from them: every
 * value that a rule hits anywhere, also where it is split over nodes, or was typed letter by letter.
 */
export class RedactionSurvey {
  private readonly rules: RedactionRules;
  private readonly finder: ValueFinder;
  private readonly reader: TextReader;
  private readonly values = new Map<string, string>();
  private readonly typed = new Map<NodeKey, Set<string>>();
  private readonly textNodes = new Set<NodeKey>();
  private readonly parts = new Map<NodeKey, Map<string, Part[]>>();
  private readonly pages = new Map<number, NodeTexts>();

  constructor(rules: RedactionRules) {
    this.rules = rules;
    this.finder = new ValueFinder(rules);
    this.reader = new TextReader(this.finder);
  }

  /** Texts that belong to the session but not to its events: person, names, notes. */
  noteJson(value: unknown): void {
    for (const text of stringsOf(value)) {
      this.noteText(text);
    }
  }

  noteEvent(event: ReplayEvent, windowNumber: number): void {
    this.noteJson(event.data);
    const page = this.pages.get(windowNumber) ?? new NodeTexts();
    this.pages.set(windowNumber, page);
    const changed = page.follow(event);
    const lines = new Map(
      changed.flatMap((id) => page.linesAround(id)).map((line) => [line.map(({ id }) => id).join(' '), line]),
    );
    lines.forEach((line) => this.noteLine(line, windowNumber));
    this.noteTyping(event, windowNumber);
  }

  plan(): RedactionPlan {
    return {
      rules: this.rules,
      values: this.values,
      fields: this.findFields(),
      textNodes: this.textNodes,
      parts: this.parts,
    };
  }

  private noteText(text: string): void {
    this.reader.find(text).forEach(({ value, ruleId }) => this.keep(value, ruleId));
  }

  private keep(value: string, ruleId: string): void {
    const trimmed = value.trim();
    if (trimmed !== '' && !this.values.has(trimmed) && this.values.size < MAX_VALUES) {
      this.values.set(trimmed, ruleId);
    }
  }

  private noteLine(line: readonly TextNode[], windowNumber: number): void {
    const joined = plainText(line.map(({ text }) => text).join(''));
    const folded = foldText(joined);
    for (const { value, ruleId, start, end } of findInReading(folded, this.finder)) {
      this.keep(value, ruleId);
      this.noteParts(line, { start, end }, ruleId, windowNumber);
    }
  }

  private noteParts(line: readonly TextNode[], hit: TextSpan, ruleId: string, windowNumber: number): void {
    let at = 0;
    for (const { id, text } of line) {
      const part = { start: Math.max(hit.start - at, 0), end: Math.min(hit.end - at, text.length), ruleId };
      at += text.length;
      if (part.start < part.end) {
        const key = nodeKey(windowNumber, id);
        this.textNodes.add(key);
        const texts = this.parts.get(key) ?? new Map<string, Part[]>();
        this.parts.set(key, texts);
        texts.set(text, [...(texts.get(text) ?? []), part]);
      }
    }
  }

  private noteTyping({ type, data }: ReplayEvent, windowNumber: number): void {
    const isInput =
      type === EventType.incrementalSnapshot &&
      isPlainObject(data) &&
      data['source'] === IncrementalSource.input;
    if (!isInput || typeof data['id'] !== 'number' || typeof data['text'] !== 'string') {
      return;
    }
    const key = nodeKey(windowNumber, data['id']);
    const typed = this.typed.get(key) ?? new Set();
    this.typed.set(key, typed.add(data['text'].slice(0, LONGEST_TYPED)));
  }

  /** Fields that held a value or its beginning at any time, alone or with the fields that were filled in before and after. */
  private findFields(): Map<NodeKey, string> {
    const values = [...this.values];
    const fields = new Map<NodeKey, string>();
    for (const [key, typed] of this.typed) {
      const ruleId = [...typed].map((text) => ruleOfTyped(fold(text), values)).find((id) => id !== undefined);
      if (ruleId !== undefined) {
        fields.set(key, ruleId);
      }
    }
    this.findSplitFields(fields);
    return fields;
  }

  private findSplitFields(fields: Map<NodeKey, string>): void {
    const last = Array.from(this.typed, ([key, texts]) => ({ key, text: [...texts].at(-1) ?? '' }));
    const joined = foldText(plainText(last.map(({ text }) => text).join('')));
    for (const hit of this.finder.find(joined.text)) {
      const { start, end } = originalSpan(joined, hit);
      this.keep(joined.text.slice(hit.start, hit.end), hit.ruleId);
      let at = 0;
      for (const { key, text } of last) {
        if (at < end && at + text.length > start && text !== '') {
          fields.set(key, hit.ruleId);
        }
        at += text.length;
      }
    }
  }
}

function ruleOfTyped(typed: string, values: readonly (readonly [string, string])[]): string | undefined {
  const trimmed = typed.trim();
  return values.find(
    ([value]) => typed.includes(value) || (trimmed.length >= SHORTEST_BEGINNING && value.startsWith(trimmed)),
  )?.[1];
}
