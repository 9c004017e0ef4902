import { ROW_RULES as FIRST_RULES } from './0012-row-rules.ts';
import { INDEX_WORDS_RULES } from './0013-index-words.ts';

/** For each table of a library of this version, the condition in SQL that a row holds which we wrote. */
export const ROW_RULES: ReadonlyMap<string, string> = new Map([...FIRST_RULES, ...INDEX_WORDS_RULES]);
