import type { TimelineItem } from '../model/item.ts';
import type { Counted, ProblemCounts } from './choose-items.ts';
import { momentOf } from './say-item.ts';
import type { StoryMoment, StoryTone } from './story.ts';
import { sayMany } from './texts.ts';
import { findFailure, type Failure } from './worst-failure.ts';

/** A part of a summary: words, words that lead somewhere, or a moment, which is written by the clock that is chosen. */
export type SummaryPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly tone: StoryTone; readonly to: StoryMoment }
  | { readonly kind: 'moment'; readonly to: StoryMoment };

export type Summary = readonly SummaryPart[];

/** What a summary is made from. */
export interface SummaryFacts {
  /** What chooseItems has chosen, in order of time. */
  readonly items: readonly TimelineItem[];
  readonly counts: ProblemCounts;
  /** How much of the session has been indexed, 0 to 1. */
  readonly share: number;
}

const NONE: Counted = { count: 0, first: null };

/** What went wrong in a session, in one or two sentences. */
export function summarise({ items, counts, share }: SummaryFacts): Summary {
  if (share < 1) {
    return [text('Indexing this session…')];
  }
  const failure = findFailure(items);
  const others = listOthers(items, counts, failure);
  const hasFailed = failure !== null || counts.consoleErrors.count + counts.exceptions.count > 0;
  return [
    ...(hasFailed ? [] : [text('No failed requests, no errors.')]),
    ...(failure ? sayFailure(failure) : []),
    ...(others.length > 0 && (failure || !hasFailed) ? [text(' ')] : []),
    ...others,
  ];
}

function sayFailure({ name, status, count, first, triedAgain, hasWorked }: Failure): SummaryPart[] {
  const what = `${sayMany(count, `${name}request`)} failed${status === null ? '' : ` (${status})`}`;
  return [
    { kind: 'link', text: what, tone: 'danger', to: first },
    text(count > 1 ? ', first at ' : ' at '),
    { kind: 'moment', to: first },
    ...(triedAgain
      ? [text(', then the user tried again at '), { kind: 'moment', to: triedAgain } as const]
      : []),
    text(triedAgain && hasWorked ? ' and it worked.' : '.'),
  ];
}

/** `2 more failed requests, 3 console errors.` */
function listOthers(
  items: readonly TimelineItem[],
  { failedRequests, consoleErrors, exceptions }: ProblemCounts,
  failure: Failure | null,
): SummaryPart[] {
  const more = failure
    ? { count: failedRequests.count - failure.count, first: failure.firstOther }
    : failedRequests;
  const links = [
    ...link(more, failure ? 'more failed request' : 'failed request', 'danger'),
    ...link(exceptions, 'exception', 'danger'),
    ...link(consoleErrors, 'console error', 'danger'),
    ...link(countCertain(items, 'rage-click'), 'rage click', 'notice'),
    ...link(countCertain(items, 'dead-click'), 'dead click', 'notice'),
  ];
  return links.flatMap((part, at) => [part, text(at === links.length - 1 ? '.' : ', ')]);
}

function link({ count, first }: Counted, noun: string, tone: StoryTone): SummaryPart[] {
  return count > 0 && first ? [{ kind: 'link', text: sayMany(count, noun), tone, to: first }] : [];
}

function countCertain(items: readonly TimelineItem[], kind: 'rage-click' | 'dead-click'): Counted {
  const certain = items.filter((item) => item.kind === kind && !item.facts.isUncertain);
  const [first] = certain;
  return first ? { count: certain.length, first: momentOf(first) } : NONE;
}

function text(said: string): SummaryPart {
  return { kind: 'text', text: said };
}
