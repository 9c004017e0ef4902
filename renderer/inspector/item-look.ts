import type { ItemKind, ItemLevel, TimelineItem } from '../../shared/model/item.ts';
import { formatSpan, pluralise } from '../ui/format.ts';
import { shortenUrl } from './request-texts.ts';
import type { IconName } from '../ui/icons.tsx';

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

const LEVEL_TITLES: Readonly<Record<ItemLevel, string>> = { info: '', warn: 'Warning', error: 'Error' };

/** What a level is called; nothing where it is not worth a word. */
export function titleOfLevel(level: ItemLevel): string {
  return LEVEL_TITLES[level];
}

/** What a row says after its label, in a quieter tone. */
export function asideOf({ kind, status, durationMs, facts }: TimelineItem): string {
  switch (kind) {
    case 'input':
      return facts.isMasked ? 'masked' : (facts.value ?? '');
    case 'click':
    case 'dead-click':
      return facts.selector?.split(' > ').at(-1) ?? '';
    case 'rage-click':
      return facts.clicks === undefined ? '' : pluralise(facts.clicks, 'click');
    case 'request':
      return [facts.method, status].filter((part) => part !== undefined && part !== null).join(' ');
    case 'gap':
      return durationMs === null ? '' : formatSpan(durationMs);
    default:
      return '';
  }
}

/** A row's label: of an address what tells it from others of the session. */
export function labelOf({ kind, label }: TimelineItem): string {
  return kind === 'page' || kind === 'request' ? shortenUrl(label) : label;
}
