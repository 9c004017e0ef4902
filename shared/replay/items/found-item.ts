import { MAX_LABEL, type ItemFacts, type ItemKind, type TimelineItem } from '../../model/item.ts';
import type { EpochMilliseconds } from '../../model/units.ts';

/** An item's searchable texts, by search field. */
export interface ItemTexts {
  readonly text?: string;
  readonly console?: string;
  readonly url?: string;
  readonly network?: string;
  readonly custom?: string;
  readonly person?: string;
}

/** Where an item's event is stored. */
export interface ItemPlace {
  readonly windowNumber: number;
  readonly chunk: number;
  /** The event's place in its chunk. */
  readonly event: number;
  /** Which of several things in that event. */
  readonly part: number;
}

/** An item as the deep index finds it. */
export interface FoundItem extends Omit<TimelineItem, 'key' | 'windowNumber'> {
  readonly place: ItemPlace;
  /** Text that is searched and not shown in a row. */
  readonly body: string | null;
  readonly texts: ItemTexts;
  /** Its texts are longer than what is indexed of them. */
  readonly isCut: boolean;
}

/** Makes an item, with defaults for what `more` leaves out. */
export function createItem(
  kind: ItemKind,
  atMs: EpochMilliseconds,
  place: ItemPlace,
  label: string,
  more: Partial<Omit<FoundItem, 'kind' | 'atMs' | 'place' | 'label'>> = {},
): FoundItem {
  return {
    kind,
    atMs,
    place,
    label: toLabel(label),
    level: 'info',
    durationMs: null,
    status: null,
    facts: NO_FACTS,
    body: null,
    texts: NO_TEXTS,
    isCut: false,
    ...more,
  };
}

const NO_FACTS: ItemFacts = {};
const NO_TEXTS: ItemTexts = {};

/** One line, cut to what a row may hold. */
export function toLabel(text: string): string {
  const line = text
    .slice(0, 4 * MAX_LABEL)
    .replace(/\s+/gu, ' ')
    .trim();
  return line.length > MAX_LABEL ? `${line.slice(0, MAX_LABEL - 1)}…` : line;
}
