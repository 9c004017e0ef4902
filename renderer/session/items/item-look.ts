import type { ItemKind, ItemLevel, TimelineItem } from '../../../shared/model/item.ts';
import { formatSpan, pluralise } from '../../ui/format.ts';
import { shortenUrl } from './request-texts.ts';
import type { IconName } from '../../ui/icons.tsx';

interface KindLook {
  readonly icon: IconName;
  readonly title: string;
}

const LOOKS: Readonly<Record<ItemKind, KindLook>> = {
  page: { icon: 'file', title: 'Page' },
  click: { icon: 'cursor', title: 'Click' },
  'dead-click': { icon: 'deadClick', title: 'Dead click' },
  'rage-click': { icon: 'rageClick', title: 'Rage click' },
  input: { icon: 'keys', title: 'Input' },
  console: { icon: 'console', title: 'Console' },
  request: { icon: 'network', title: 'Request' },
  error: { icon: 'error', title: 'Error' },
  custom: { icon: 'tag', title: 'Event' },
  gap: { icon: 'gap', title: 'Gap' },
  text: { icon: 'file', title: 'Text' },
  session: { icon: 'info', title: 'Session' },
};

/** How a kind is drawn and called. */
export function lookOf(kind: ItemKind): KindLook {
  return LOOKS[kind];
}

/** How an item is called; what is not certain says so. */
export function titleOf({ kind, facts }: Pick<TimelineItem, 'kind' | 'facts'>): string {
  const { title } = LOOKS[kind];
  return facts.isUncertain && kind !== 'click' ? `Possible ${title.toLowerCase()}` : title;
}

const LEVEL_TITLES: Readonly<Record<ItemLevel, string>> = { info: '', warn: 'Warning', error: 'Error' };

/** The name of a level; '' for the usual one. */
export function titleOfLevel(level: ItemLevel): string {
  return LEVEL_TITLES[level];
}

const lastOf = ({ facts }: TimelineItem): string => facts.selector?.split(' > ').at(-1) ?? '';

const ASIDES: Readonly<Partial<Record<ItemKind, (item: TimelineItem) => string>>> = {
  input: ({ facts }) => (facts.isMasked ? 'masked' : (facts.value ?? '')),
  click: (item) => (item.facts.isUncertain ? 'answer not recorded' : lastOf(item)),
  'dead-click': (item) => (item.facts.isUncertain ? 'possibly dead' : lastOf(item)),
  'rage-click': ({ facts }) =>
    `${pluralise(facts.clicks ?? 0, 'click')}${facts.isUncertain ? ', possibly' : ''}`,
  request: ({ facts, status }) => `${facts.method ?? ''} ${status ?? ''}`.trim(),
  gap: ({ durationMs }) => formatSpan(durationMs ?? 0),
};

/** What a row says after its label, in a quieter tone. */
export function asideOf(item: TimelineItem): string {
  return ASIDES[item.kind]?.(item) ?? '';
}

/** A row's label; addresses are shortened. */
export function labelOf({ kind, label }: TimelineItem): string {
  return kind === 'page' || kind === 'request' ? shortenUrl(label) : label;
}
