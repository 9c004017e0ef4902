import { ROW_RULES as FIRST_RULES } from './0012-row-rules.ts';
import { INDEX_WORDS_RULES } from './0013-index-words.ts';
import { WORKBENCH_RULES } from './0014-workbench.ts';
import { EVIDENCE_RULES } from './0015-evidence.ts';

/** For each table of a library of this version, the condition in SQL that a row holds which we wrote. */
export const ROW_RULES: ReadonlyMap<string, string> = [
  FIRST_RULES,
  INDEX_WORDS_RULES,
  WORKBENCH_RULES,
  EVIDENCE_RULES,
]
  .flatMap((rules) => [...rules])
  .reduce((joined, [table, rule]) => {
    const before = joined.get(table);
    return joined.set(table, before === undefined ? rule : `${before} AND ${rule}`);
  }, new Map<string, string>());
