import type { TimelineItem } from '../model/item.ts';
import type { EpochMilliseconds, Milliseconds } from '../model/units.ts';
import {
  recorded,
  words,
  type SentenceKind,
  type StoryMoment,
  type StoryPart,
  type StoryTone,
} from './story.ts';
import { readUrl, sayLength, sayTimes, shortMessage, shortName } from './texts.ts';

/** A sentence that others may still be folded into. */
export interface Draft extends StoryMoment {
  readonly kind: SentenceKind;
  readonly tone: StoryTone;
  readonly weight: number;
  /** The same for what can be told as one sentence. */
  readonly sameness: string;
  readonly nodeId: number | undefined;
  /** As recorded. */
  readonly label: string;
  readonly say: (count: number) => readonly StoryPart[];
  untilMs: EpochMilliseconds;
  count: number;
}

type Said = Pick<Draft, 'kind' | 'tone' | 'weight' | 'say'>;

const SERVER_ERROR = 500;

/** What one item is told as; the story itself tells pages. @param host of the page, which goes without saying */
export function sayItem(item: TimelineItem, host: string): Draft | null {
  const said = sayKind(item, host);
  return (
    said && {
      ...said,
      ...momentOf(item),
      sameness: `${item.windowNumber} ${JSON.stringify(said.say(1))}`,
      nodeId: item.facts.nodeId,
      label: item.label,
      untilMs: endOf(item),
      count: 1,
    }
  );
}

/** Where an item is. */
export function momentOf({ atMs, windowNumber, key }: TimelineItem): StoryMoment {
  return { atMs, windowNumber, key };
}

/** When an item was over. */
export function endOf({ atMs, durationMs }: TimelineItem): EpochMilliseconds {
  return atMs + (durationMs ?? 0);
}

function sayKind(item: TimelineItem, host: string): Said | null {
  switch (item.kind) {
    case 'click':
      return plain('click', 1, (times) => [...sayClick(item), ...times]);
    case 'dead-click':
      return sayDeadClick(item);
    case 'rage-click':
      return sayRageClick(item);
    case 'input':
      return plain('input', 1, () => sayInput(item));
    case 'request':
      return item.level === 'error' ? sayFailed(item, host) : null;
    case 'console':
      return sayMessage('console', 'Console error: ', item, 35);
    case 'error':
      return sayMessage('error', 'Exception: ', item, 90);
    case 'gap':
      return plain('gap', 0, () => [words(`Nothing was recorded for ${sayLength(item.durationMs ?? 0)}`)]);
    default:
      return null;
  }
}

function plain(
  kind: SentenceKind,
  weight: number,
  say: (times: readonly StoryPart[]) => readonly StoryPart[],
): Said {
  return { kind, tone: 'plain', weight, say: (count) => say(timesPart(count)) };
}

function timesPart(count: number): readonly StoryPart[] {
  return count > 1 ? [words(sayTimes(count))] : [];
}

function sayClick({ label, facts }: TimelineItem): readonly StoryPart[] {
  if (facts.isUnrecorded) {
    return [words('Clicked an element that was not recorded')];
  }
  const name = label || (facts.selector?.split(' > ').at(-1) ?? '');
  return name === '' ? [words('Clicked the page')] : [words('Clicked '), recorded(shortName(name))];
}

function sayDeadClick(item: TimelineItem): Said {
  const tail = item.facts.isUncertain
    ? ', and nothing seems to have happened (possible dead click)'
    : ', and nothing happened (dead click)';
  return {
    kind: 'dead-click',
    tone: item.facts.isUncertain ? 'plain' : 'notice',
    weight: item.facts.isUncertain ? 2 : 30,
    say: (count) => [...sayClick(item), ...timesPart(count), words(tail)],
  };
}

function sayRageClick(item: TimelineItem): Said {
  const { clicks = 0, isUncertain } = item.facts;
  const tail = ` ${isUncertain ? '(possible rage click)' : '(rage click)'}`;
  return {
    kind: 'rage-click',
    tone: isUncertain ? 'plain' : 'notice',
    weight: isUncertain ? 3 : 70,
    say: (count) => [...sayClick(item), words(sayTimes(clicks)), ...timesPart(count), words(tail)],
  };
}

function sayInput({ label, facts, durationMs }: TimelineItem): readonly StoryPart[] {
  const { value = '', isMasked, isUnrecorded, selector = '' } = facts;
  if (isUnrecorded) {
    return [words('Filled in a field that was not recorded')];
  }
  const name = label === '' ? words('a field') : recorded(shortName(label));
  if (isMasked) {
    return [words('Filled in '), name, words(' (masked)')];
  }
  if (value === 'checked' || value === 'not checked') {
    return [words(value === 'checked' ? 'Ticked ' : 'Unticked '), name];
  }
  if (value !== '' && isList(selector)) {
    return [words('Chose '), recorded(shortName(value)), words(' for '), name];
  }
  return sayText(name, value, durationMs);
}

function sayText(name: StoryPart, value: string, durationMs: Milliseconds | null): readonly StoryPart[] {
  if (value !== '') {
    return [words('Filled in '), name];
  }
  return durationMs === null
    ? [words('Cleared '), name]
    : [words('Typed in '), name, words(' and cleared it')];
}

function isList(selector: string): boolean {
  return /^select\b/.test(selector.split(' > ').at(-1) ?? '');
}

function sayFailed(item: TimelineItem, host: string): Said {
  const isGrave = (item.status ?? 0) >= SERVER_ERROR || !/^(GET|HEAD)$/.test(item.facts.method ?? 'GET');
  const status = item.status === null ? '' : ` (${item.status})`;
  return {
    kind: 'request',
    tone: 'danger',
    weight: isGrave ? 100 : 40,
    say: (count) => [sayRequest(item, host), words(` failed${status}`), ...timesPart(count)],
  };
}

/** A request that failed before and now worked. */
export function sayRetry(item: TimelineItem, host: string, weight: number): Draft {
  const said = [
    sayRequest(item, host),
    words(` succeeded this time${item.status === null ? '' : ` (${item.status})`}`),
  ];
  return {
    ...momentOf(item),
    kind: 'retry',
    tone: 'plain',
    weight,
    sameness: `retry ${item.key}`,
    nodeId: undefined,
    label: '',
    say: () => said,
    untilMs: endOf(item),
    count: 1,
  };
}

function sayRequest({ label, facts }: TimelineItem, host: string): StoryPart {
  const url = readUrl(facts.url ?? label);
  return recorded(`${shortName(facts.method ?? 'GET')} ${url.host === host ? '' : url.host}${url.path}`);
}

function sayMessage(kind: SentenceKind, title: string, { label }: TimelineItem, weight: number): Said {
  const message = label === '' ? words('without text') : recorded(shortMessage(label));
  return {
    kind,
    tone: 'danger',
    weight,
    say: (count) => [words(title), message, ...(count > 1 ? [words(`,${sayTimes(count)}`)] : [])],
  };
}
