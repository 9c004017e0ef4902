import { z } from 'zod';
import {
  areClickRules,
  DEFAULT_CLICK_RULES,
  type ClickRules,
} from '../../../shared/replay/items/click-rules.ts';
import { changeSetting } from '../custody/change-setting.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { readSetting, saveSetting } from '../database/settings.ts';

const CLICK_RULES = 'click_rules';
const INDEXED_BY = 'indexed_by';

/**
 * Counts what changes in what the deep index finds, and in its checkpoints: a library that was indexed by another version is
 * indexed anew. 2: the rules of click-rules.ts; what selectors ask for (shared/sanitise/replayed-attributes.ts).
 */
const INDEX_VERSION = 2;

const schema = z.strictObject({
  rageClicks: z.number(),
  rageWithinMs: z.number(),
  rageWithinPx: z.number(),
  deadAfterMs: z.number(),
});

/** By which rules clicks of the library's sessions are told apart: what was set, if it can be. */
export function readClickRules(library: ReadableLibrary): ClickRules {
  try {
    const rules = schema.parse(JSON.parse(readSetting(library, CLICK_RULES) ?? 'null'));
    return areClickRules(rules) ? rules : DEFAULT_CLICK_RULES;
  } catch {
    // None was set, or a stranger has set it.
    return DEFAULT_CLICK_RULES;
  }
}

/** Sets the rules, and notes that; the index goes by them when it has been made anew. */
export function saveClickRules(library: WritableLibrary, rules: ClickRules): void {
  changeSetting(library, CLICK_RULES, JSON.stringify(rules), JSON.stringify(readClickRules(library)));
}

/** Whether the library's index was made by other rules than those in force. */
export function isIndexOutdated(library: ReadableLibrary): boolean {
  return readSetting(library, INDEXED_BY) !== rulesInForce(library) && hasIndex(library);
}

/** Notes that the index goes by the rules in force from now on. */
export function noteIndexRules(library: WritableLibrary): void {
  const rules = rulesInForce(library);
  if (readSetting(library, INDEXED_BY) !== rules) {
    saveSetting(library, INDEXED_BY, rules);
  }
}

function rulesInForce(library: ReadableLibrary): string {
  const { rageClicks, rageWithinMs, rageWithinPx, deadAfterMs } = readClickRules(library);
  return [INDEX_VERSION, rageClicks, rageWithinMs, rageWithinPx, deadAfterMs].join(' ');
}

function hasIndex({ database }: ReadableLibrary): boolean {
  return database.prepare('SELECT 1 FROM index_pieces LIMIT 1').get() !== undefined;
}
