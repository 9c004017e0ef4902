import type { IndexStatus } from '../../../shared/contract/search.ts';
import type { ItemTrack } from '../../../shared/model/item.ts';
import type { SearchResult } from '../../../shared/model/search.ts';
import type { NodeChange } from '../../../shared/replay/node-changes.ts';
import type { NodeAtMoment } from '../../library/events/node-changes.ts';
import type { SearchLimits } from '../../library/search/search.ts';

/** What the search worker can be asked, and what it answers. */
export interface SearchQuestions {
  readonly search: {
    readonly input: { readonly typed: string; readonly limits: SearchLimits };
    readonly answer: SearchResult;
  };
  readonly nodeChanges: { readonly input: NodeAtMoment; readonly answer: readonly NodeChange[] };
  /** All items of a session. */
  readonly track: { readonly input: { readonly sessionId: string }; readonly answer: ItemTrack };
  readonly itemsWith: {
    readonly input: { readonly sessionId: string; readonly text: string };
    readonly answer: Float64Array;
  };
  readonly repeats: { readonly input: { readonly sessionId: string }; readonly answer: Float64Array };
  readonly measure: { readonly input: null; readonly answer: IndexStatus };
}

export type QuestionName = keyof SearchQuestions;

export interface ToSearcher<Name extends QuestionName = QuestionName> {
  readonly number: number;
  readonly name: Name;
  readonly input: SearchQuestions[Name]['input'];
}

export interface FromSearcher {
  readonly number: number;
  readonly answer: SearchQuestions[QuestionName]['answer'] | null;
  /** Why there is no answer. */
  readonly problem: string;
}
