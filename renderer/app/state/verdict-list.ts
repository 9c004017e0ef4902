import type { Verdict } from '../../../shared/model/verdict.ts';
import { createStore, useDerived } from '../../ui/store.ts';

/** The library's verdicts, in their order; none until they have been read. */
export const verdicts = createStore<readonly Verdict[]>([]);

/** What a verdict of this name is. */
export function useVerdictKind(name: string): Verdict['kind'] {
  return useDerived(verdicts, (list) => list.find((verdict) => verdict.name === name)?.kind ?? 'plain');
}
