import { detect } from './detectors.ts';
import { plainText, type TextSpan } from './mapped-text.ts';
import { foldText } from './reading.ts';
import type { RedactionRule, RedactionRules } from './rules.ts';

/** Something to be removed, and the rule that says so. */
export interface ValueHit extends TextSpan {
  readonly ruleId: string;
}

type Search = (folded: string) => readonly ValueHit[];

export function fold(text: string): string {
  return foldText(plainText(text)).text;
}

/** Finds in folded texts (reading.ts) what the rules name: texts, patterns, and forms such as card numbers. */
export class ValueFinder {
  private readonly searches: readonly Search[];
  private readonly exceptions: readonly string[];

  constructor({ rules, exceptions }: Pick<RedactionRules, 'rules' | 'exceptions'>) {
    this.searches = rules.flatMap((rule) => searchOf(rule) ?? []);
    this.exceptions = exceptions.map(fold);
  }

  find(folded: string): readonly ValueHit[] {
    const hits = this.searches.flatMap((search) => search(folded));
    return this.exceptions.length === 0 ? hits : hits.filter((hit) => !this.isExcepted(folded, hit));
  }

  /** A hit within a text that is to stay stays. */
  private isExcepted(folded: string, { start, end }: TextSpan): boolean {
    return this.exceptions.some((exception) =>
      findAll(folded, exception).some((kept) => kept.start <= start && end <= kept.end),
    );
  }
}

function searchOf(rule: RedactionRule): Search | undefined {
  switch (rule.kind) {
    case 'text':
      return searchText(rule.id, fold(rule.text));
    case 'pattern':
      return searchPattern(rule.id, new RegExp(rule.pattern, 'giu'));
    case 'detector':
      return (folded) => detect(rule.detector, folded).map((span) => ({ ...span, ruleId: rule.id }));
    case 'class':
      return undefined;
  }
}

function searchText(ruleId: string, wanted: string): Search {
  const isNothing = wanted.trim() === '';
  return (folded) => (isNothing ? [] : findAll(folded, wanted).map((span) => ({ ...span, ruleId })));
}

function searchPattern(ruleId: string, pattern: RegExp): Search {
  return (folded) =>
    Array.from(folded.matchAll(pattern), ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      ruleId,
    })).filter(({ start, end }) => start < end);
}

/** Every place where a text begins, also those that overlap. */
export function findAll(text: string, wanted: string): TextSpan[] {
  const found: TextSpan[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    found.push({ start: at, end: at + wanted.length });
  }
  return found;
}
