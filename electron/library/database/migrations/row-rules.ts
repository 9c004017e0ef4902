import { ROW_RULES as FIRST_RULES } from './0012-row-rules.ts';
import { INDEX_UNRECORDED_RULES } from './0014-index-unrecorded.ts';

/** For each table of a library of this version, the condition in SQL that a row holds which we wrote. */
export const ROW_RULES: ReadonlyMap<string, string> = new Map([...FIRST_RULES, ...INDEX_UNRECORDED_RULES]);
