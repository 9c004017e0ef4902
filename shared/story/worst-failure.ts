import type { ItemKind, TimelineItem } from '../model/item.ts';
import type { Milliseconds } from '../model/units.ts';
import { momentOf } from './say-item.ts';
import type { StoryMoment } from './story.ts';
import { readUrl } from './texts.ts';

/** A request is asked for by the click before it, up to here. */
const ASKED_WITHIN: Milliseconds = 1000;
const SERVER_ERROR = 500;
const CLICKS: readonly ItemKind[] = ['click', 'dead-click', 'rage-click'];

/** Requests that failed in the same way, and what came then. */
export interface Failure {
  /** `payment `, with a space behind it; empty where the address has no word for it. */
  readonly name: string;
  readonly status: number | null;
  readonly count: number;
  readonly first: StoryMoment;
  /** Of the failed requests that are others. */
  readonly firstOther: StoryMoment | null;
  /** The click that asked for it once more. */
  readonly triedAgain: StoryMoment | null;
  /** Whether it worked in the end. */
  readonly hasWorked: boolean;
}

/** The failed requests that matter most: those that a server could not answer or that should change something. */
export function findFailure(items: readonly TimelineItem[]): Failure | null {
  const failed = items.filter(isFailed);
  const groups = Map.groupBy(failed, (item) => `${nameRequest(item)} ${item.status ?? ''}`);
  const [worst] = [...groups.values()].sort((a, b) => weigh(b) - weigh(a) || b.length - a.length);
  const first = worst?.[0];
  if (!worst || !first) {
    return null;
  }
  const same = new Set(worst);
  const other = failed.find((item) => !same.has(item));
  return {
    name: nameOf(first),
    status: first.status,
    count: worst.length,
    first: momentOf(first),
    firstOther: other ? momentOf(other) : null,
    ...findRetry(items, first),
  };
}

function isFailed({ kind, level }: TimelineItem): boolean {
  return kind === 'request' && level === 'error';
}

function nameRequest({ label, facts }: TimelineItem): string {
  const { host, path } = readUrl(facts.url ?? label);
  return `${facts.method ?? 'GET'} ${host}${path}`;
}

function weigh([first]: readonly TimelineItem[]): number {
  const isOfServer = (first?.status ?? 0) >= SERVER_ERROR;
  const changes = !/^(GET|HEAD)$/.test(first?.facts.method ?? 'GET');
  return (isOfServer ? 2 : 0) + (changes ? 1 : 0);
}

/** Whether the user asked for the same once more, and whether that worked. */
function findRetry(
  items: readonly TimelineItem[],
  first: TimelineItem,
): Pick<Failure, 'triedAgain' | 'hasWorked'> {
  const wanted = nameRequest(first);
  let click: TimelineItem | undefined;
  let triedAgain: StoryMoment | null = null;
  let hasWorked = false;
  for (const item of items) {
    if (item.atMs > first.atMs && CLICKS.includes(item.kind) && item.windowNumber === first.windowNumber) {
      click = item;
    } else if (click && item.kind === 'request' && nameRequest(item) === wanted) {
      triedAgain ??= item.atMs - click.atMs <= ASKED_WITHIN ? momentOf(click) : null;
      hasWorked = item.level !== 'error';
    }
  }
  return { triedAgain, hasWorked };
}

/** `/api/v2/payments/4711` is about a payment: the last part of the path that is a word, in the singular. */
function nameOf({ label, facts }: TimelineItem): string {
  const { path } = readUrl(facts.url ?? label);
  const word = path.split('/').findLast((part) => /^[a-z][a-z-]{2,23}$/i.test(part));
  return word === undefined || word === 'api' ? '' : `${toSingular(word.toLowerCase())} `;
}

function toSingular(word: string): string {
  if (/[^aeiou]ies$/.test(word)) {
    return `${word.slice(0, -3)}y`;
  }
  if (/(ss|x)es$/.test(word)) {
    return word.slice(0, -2);
  }
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
