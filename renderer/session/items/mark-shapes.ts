import { ITEM_KINDS, ITEM_LEVELS, type ItemKind, type ItemLevel } from '../../../shared/model/item.ts';

/** Lanes of marks, from top to bottom. */
export const MARK_LANES = ['user', 'console', 'network', 'custom'] as const;

export type MarkLane = (typeof MARK_LANES)[number];

/** What a mark looks like: kinds differ by more than their colour. */
export type MarkShape = 'tick' | 'bar' | 'dot' | 'ring' | 'triangle' | 'cross' | 'diamond' | 'square';

export interface MarkLook {
  readonly lane: MarkLane;
  readonly shape: MarkShape;
  readonly tone: 'quiet' | 'text' | 'click' | 'notice' | 'danger';
  /** Of marks in one place the highest is drawn; 0 is drawn as a faint line where there is room, and not stepped to. */
  readonly rank: number;
  readonly title: string;
}

const WARNING = { shape: 'diamond', tone: 'notice', rank: 6 } as const;
const FAILURE = { shape: 'square', tone: 'danger', rank: 9 } as const;
const FAINT = { shape: 'tick', tone: 'quiet', rank: 0 } as const;

const LOOKS: Readonly<Partial<Record<ItemKind, MarkLook>>> = {
  page: { lane: 'user', shape: 'bar', tone: 'text', rank: 4, title: 'page' },
  click: { lane: 'user', shape: 'dot', tone: 'click', rank: 2, title: 'click' },
  input: { lane: 'user', shape: 'ring', tone: 'click', rank: 1, title: 'input' },
  // What is not certain is no warning (shared/replay/items/watched-click.ts).
  'dead-click': { lane: 'user', shape: 'cross', tone: 'quiet', rank: 4, title: 'possible dead click' },
  'rage-click': { lane: 'user', shape: 'triangle', tone: 'quiet', rank: 5, title: 'possible rage click' },
  console: { lane: 'console', ...FAINT, title: 'console line' },
  error: { lane: 'console', ...FAILURE, title: 'exception' },
  request: { lane: 'network', ...FAINT, title: 'request' },
  custom: { lane: 'custom', shape: 'dot', tone: 'text', rank: 1, title: 'event' },
};

const WORSE: Readonly<Partial<Record<ItemKind, Readonly<Partial<Record<ItemLevel, MarkLook>>>>>> = {
  'dead-click': {
    warn: { lane: 'user', shape: 'cross', tone: 'notice', rank: 7, title: 'dead click' },
  },
  'rage-click': {
    warn: { lane: 'user', shape: 'triangle', tone: 'danger', rank: 8, title: 'rage click' },
  },
  console: {
    warn: { lane: 'console', ...WARNING, title: 'warning' },
    error: { lane: 'console', ...FAILURE, title: 'error' },
  },
  request: {
    warn: { lane: 'network', ...WARNING, title: 'slow request' },
    error: { lane: 'network', ...FAILURE, title: 'failed request' },
  },
};

/** How an item is marked; undefined for what has no mark. */
export function markOf(kind: ItemKind, level: ItemLevel): MarkLook | undefined {
  return WORSE[kind]?.[level] ?? LOOKS[kind];
}

/** Every look there is, by places in ITEM_KINDS and ITEM_LEVELS. */
export const MARK_TABLE: readonly (MarkLook | undefined)[] = ITEM_KINDS.flatMap((kind) =>
  ITEM_LEVELS.map((level) => markOf(kind, level)),
);

/** The place of an item's look in MARK_TABLE. */
export function markIndex(kind: number, level: number): number {
  return kind * ITEM_LEVELS.length + level;
}

/** The looks of a lane, each once. */
export function looksOf(lane: MarkLane): readonly MarkLook[] {
  return [...new Set(MARK_TABLE)].filter((look) => look !== undefined).filter((look) => look.lane === lane);
}
