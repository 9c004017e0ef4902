import { z } from 'zod';
import { fail, succeed, type Result } from '../result.ts';
import { CONTENT_CLASSES } from './content-classes.ts';
import { DETECTORS } from './detectors.ts';

/** More are not read by anybody, and each is looked for in every text. */
const MAX_RULES = 1000;
const MAX_TEXT = 10_000;
/** Shorter ones hit half of a page. */
const MIN_TEXT = 2;

const id = z.string().min(1).max(64);
const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('text'), text: z.string().min(MIN_TEXT).max(MAX_TEXT) }),
  z.strictObject({ id, kind: z.literal('pattern'), pattern: z.string().min(1).max(1000) }),
  z.strictObject({ id, kind: z.literal('detector'), detector: z.enum(DETECTORS) }),
  z.strictObject({ id, kind: z.literal('class'), contents: z.enum(CONTENT_CLASSES) }),
]);
const rulesSchema = z.strictObject({
  version: z.literal(1),
  mask: z.enum(['layout', 'fixed']).default('layout'),
  rules: z.array(ruleSchema).min(1).max(MAX_RULES),
  exceptions: z.array(z.string().min(1).max(MAX_TEXT)).max(MAX_RULES).default([]),
});

export type RedactionRule = z.infer<typeof ruleSchema>;

/** What is removed from what is handed on, and how it is masked. A file of it is JSON; docs/evidence.md has its form. */
export type RedactionRules = z.infer<typeof rulesSchema>;

/** @param json the file's contents. Rules that cannot be followed are refused as a whole: half of them would hand on the other half. */
export function parseRedactionRules(json: string): Result<RedactionRules> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return fail('wrong-rules', 'The rules are not valid JSON.');
  }
  const parsed = rulesSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail(
      'wrong-rules',
      `The rules can’t be followed: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    );
  }
  return explainWrong(parsed.data) ?? succeed(parsed.data);
}

function explainWrong({ rules }: RedactionRules): Result<RedactionRules> | undefined {
  const ids = rules.map((rule) => rule.id);
  const twice = ids.find((each, at) => ids.indexOf(each) !== at);
  if (twice !== undefined) {
    return fail('wrong-rules', `Two rules have the id “${twice}”.`);
  }
  const wrong = rules.find((rule) => rule.kind === 'pattern' && !isPattern(rule.pattern));
  return (
    wrong &&
    fail(
      'wrong-rules',
      `The pattern of the rule “${wrong.id}” is no regular expression, or finds the empty text.`,
    )
  );
}

function isPattern(pattern: string): boolean {
  try {
    return !new RegExp(pattern, 'iu').test('');
  } catch {
    return false;
  }
}
