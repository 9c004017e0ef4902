import { describe, expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { EventRedactor } from '../../../../shared/redaction/event-redactor.ts';
import { RedactionSurvey, type RedactionPlan } from '../../../../shared/redaction/redaction-survey.ts';
import { ResidueScan } from '../../../../shared/redaction/residue-scan.ts';
import type { RedactionRules } from '../../../../shared/redaction/rules.ts';
import { scanInPython } from '../../../helpers/scan-in-python.ts';
import { seedSession } from '../../../redaction/canaries.ts';

const WINDOW = 1;

function rulesFor(values: readonly string[], mask: RedactionRules['mask'] = 'layout'): RedactionRules {
  const rules = values.map((text, at) => ({ kind: 'text', id: `r${at}`, text }) as const);
  return { version: 1, mask, rules, exceptions: [] };
}

function survey(rules: RedactionRules, events: readonly ReplayEvent[]): RedactionPlan {
  const all = new RedactionSurvey(rules);
  events.forEach((event) => all.noteEvent(event, WINDOW));
  return all.plan();
}

function redact(plan: RedactionPlan, events: readonly ReplayEvent[]): ReplayEvent[] {
  const redactor = new EventRedactor(plan);
  return events.flatMap((event) => redactor.redactEvent(event, WINDOW) ?? []);
}

function scan(plan: RedactionPlan, events: readonly ReplayEvent[]): string[] {
  const residues = new ResidueScan(plan);
  events.forEach((event) => residues.noteEvent(event, WINDOW));
  return Object.keys(residues.finish().found);
}

describe('a session with a canary in every place and form', () => {
  const { canaries, events } = seedSession();
  const values = canaries.map(({ value }) => value);
  const plan = survey(rulesFor(values), events);
  const placesOf = (found: readonly string[]): string[] =>
    canaries.filter(({ value }) => found.includes(value)).map(({ place }) => place);

  it('is found whole by a stranger’s scanner, and by ours', () => {
    expect(placesOf(scanInPython(values, events).found)).toEqual(canaries.map(({ place }) => place));
    expect(scan(plan, events)).toHaveLength(canaries.length);
  });

  it.each(['layout', 'fixed'] as const)('is empty of them once it is redacted (%s), for both', (mask) => {
    const redacted = redact({ ...plan, rules: rulesFor(values, mask) }, events);
    const { found, beginnings } = scanInPython(values, redacted);
    expect({ found: placesOf(found), beginnings: placesOf(beginnings), ours: scan(plan, redacted) }).toEqual({
      found: [],
      beginnings: [],
      ours: [],
    });
    expect(redacted).toHaveLength(events.length);
  });
});
