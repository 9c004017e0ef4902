import { joinSpans, maskSpans, type TextRole } from './mask.ts';
import type { RedactionPlan } from './redaction-survey.ts';
import { TextReader, type FoundValue } from './text-reader.ts';
import { ValueFinder } from './value-finder.ts';

/** How often each rule removed something. */
export type RedactionCounts = Map<string, number>;

/** Takes the values of a plan out of single texts, and counts what it takes out. */
export class TextRedactor {
  readonly counts: RedactionCounts = new Map();
  private readonly plan: RedactionPlan;
  private readonly reader: TextReader;

  constructor(plan: RedactionPlan) {
    this.plan = plan;
    // What was found in one place is removed in every other, also where its surroundings would not have told it.
    const found = Array.from(plan.values, ([text, id]) => ({ kind: 'text', id, text }) as const);
    const { rules, exceptions } = plan.rules;
    this.reader = new TextReader(new ValueFinder({ rules: [...rules, ...found], exceptions }));
  }

  /** @param more places to be removed besides */
  redact(
    text: string,
    role: TextRole = 'text',
    more: readonly Pick<FoundValue, 'ruleId' | 'start' | 'end'>[] = [],
  ): string {
    const found = [...this.reader.find(text), ...more];
    if (found.length === 0) {
      return text;
    }
    joinSpans(found).forEach(({ start }) =>
      this.count(found.find((each) => each.start === start)?.ruleId ?? ''),
    );
    return maskSpans(text, found, this.plan.rules.mask, role);
  }

  count(ruleId: string): void {
    this.counts.set(ruleId, (this.counts.get(ruleId) ?? 0) + 1);
  }
}
