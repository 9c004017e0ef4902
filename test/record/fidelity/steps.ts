import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export const FIDELITY_PAGES = path.resolve(import.meta.dirname, '../pages/fidelity');
/** What other files are served beside the pages: for a page of its own in a frame, a style sheet, a picture. */
export const PARTS_FOLDER = 'parts';

const selector = z.string().min(1);
/** In which frame the target of a step lies; frames in frames are told by a path of selectors. */
const inFrames = { in: z.array(selector).optional() };

/**
 * What the user does next, with real input; what the page's own script does (`run`); how long nothing happens; and
 * where the truth is taken (`mark`). `device` and `unrecorded` come first: which browser, and what of the page no recorder
 * notes, so that no replay can show it.
 */
const STEP = z.union([
  z.strictObject({ device: z.literal('phone') }),
  z.strictObject({ unrecorded: z.string() }),
  z.strictObject({ hover: selector, ...inFrames }),
  z.strictObject({ click: selector, ...inFrames }),
  z.strictObject({ press: selector, ...inFrames }),
  z.strictObject({ tap: selector, ...inFrames }),
  z.strictObject({ choose: selector, value: z.string(), ...inFrames }),
  z.strictObject({ type: z.string() }),
  z.strictObject({ key: z.string() }),
  z.strictObject({ wheel: z.number() }),
  z.strictObject({ run: z.string() }),
  z.strictObject({ wait: z.number() }),
  z.strictObject({ mark: z.string().regex(/^[a-z-]+$/) }),
]);

export type Step = z.infer<typeof STEP>;

/** A page of the corpus. */
export interface FidelityPage {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** What of a page no recorder notes; undefined where a replay could show all of it. */
export function unrecordedOf({ steps }: FidelityPage): string | undefined {
  return steps.flatMap((step) => ('unrecorded' in step ? [step.unrecorded] : []))[0];
}

/** The pages of the corpus, by name; all of them or those that are named. @throws for a name that there is none of */
export function readPages(names: readonly string[] = []): FidelityPage[] {
  const files = readdirSync(FIDELITY_PAGES).filter((file) => file.endsWith('.html'));
  const all = files.map((file) => file.replace(/\.html$/, '')).sort();
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    throw new Error(`There is no page ${unknown} in ${FIDELITY_PAGES}.`);
  }
  return (names.length > 0 ? names : all).map((name) => ({
    name,
    steps: parseSteps(readFileSync(path.join(FIDELITY_PAGES, `${name}.html`), 'utf8')),
  }));
}

/** The steps that stand in a page. @throws where there are none, or one is of no known kind */
export function parseSteps(html: string): Step[] {
  const [, json] = /<script type="application\/json" id="steps">(.*?)<\/script>/s.exec(html) ?? [];
  if (json === undefined) {
    throw new Error('The page has no steps.');
  }
  return z.array(STEP).parse(JSON.parse(json));
}
