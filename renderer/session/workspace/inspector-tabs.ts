import { ITEM_KINDS, ITEM_LEVELS, type ItemKind, type ItemLevel } from '../../../shared/model/item.ts';

export type ListId = 'everything' | 'console' | 'network' | 'errors' | 'user' | 'custom';
export type TabId = ListId | 'story' | 'page' | 'bookmarks' | 'details' | 'health';

/** Kinds that a user can leave out of a list together. */
export interface KindGroup {
  readonly title: string;
  readonly kinds: readonly ItemKind[];
}

/** One of the inspector's lists. */
export interface ItemListTab {
  readonly id: ListId;
  readonly title: string;
  readonly kinds: readonly ItemKind[];
  readonly levels: readonly ItemLevel[];
  /** Whether a user may ask for some levels only. */
  readonly offersLevels: boolean;
  /** Empty where there is nothing to choose between. */
  readonly groups: readonly KindGroup[];
  /** Said where there is nothing of the kind in the whole session. */
  readonly emptyText: string;
}

const USER_GROUPS: readonly KindGroup[] = [
  { title: 'Pages', kinds: ['page'] },
  { title: 'Clicks', kinds: ['click'] },
  { title: 'Rage and dead clicks', kinds: ['rage-click', 'dead-click'] },
  { title: 'Inputs', kinds: ['input'] },
];

const LISTED = ITEM_KINDS.filter((kind) => kind !== 'text' && kind !== 'session');

export const LISTS: readonly ItemListTab[] = [
  {
    id: 'everything',
    title: 'All',
    kinds: LISTED,
    levels: ITEM_LEVELS,
    offersLevels: true,
    groups: [
      { title: 'User', kinds: USER_GROUPS.flatMap(({ kinds }) => kinds) },
      { title: 'Console', kinds: ['console'] },
      { title: 'Network', kinds: ['request'] },
      { title: 'Errors', kinds: ['error'] },
      { title: 'Events', kinds: ['custom'] },
      { title: 'Gaps', kinds: ['gap'] },
    ],
    emptyText: 'No activity was recorded.',
  },
  {
    id: 'console',
    title: 'Console',
    kinds: ['console'],
    levels: ITEM_LEVELS,
    offersLevels: true,
    groups: [],
    emptyText:
      'No console output recorded. Recorders keep it only when told to (rrweb’s console plugin; in PostHog, “Capture console logs”).',
  },
  {
    id: 'network',
    title: 'Network',
    kinds: ['request'],
    levels: ITEM_LEVELS,
    offersLevels: true,
    groups: [],
    emptyText:
      'No requests recorded. Recorders keep them only when told to (rrweb’s network plugin; in PostHog, “Capture network performance”).',
  },
  {
    id: 'errors',
    title: 'Errors',
    kinds: LISTED,
    levels: ['error'],
    offersLevels: false,
    groups: [
      { title: 'Exceptions', kinds: ['error'] },
      { title: 'Console', kinds: ['console'] },
      { title: 'Network', kinds: ['request'] },
    ],
    emptyText: 'No exceptions, console errors or failed requests.',
  },
  {
    id: 'user',
    title: 'User',
    kinds: USER_GROUPS.flatMap(({ kinds }) => kinds),
    levels: ITEM_LEVELS,
    offersLevels: false,
    groups: USER_GROUPS,
    emptyText: 'No pages, clicks or inputs recorded.',
  },
  {
    id: 'custom',
    title: 'Events',
    kinds: ['custom'],
    levels: ITEM_LEVELS,
    offersLevels: false,
    groups: [],
    emptyText:
      'No custom events recorded. Pages add them by the recorder’s API; some exports include product events.',
  },
];

/** Every tab, in the order in which they stand. */
export const TABS: readonly {
  readonly id: TabId;
  readonly title: string;
  /** Whether it is the first of another kind. */
  readonly startsGroup?: boolean;
}[] = [
  ...LISTS,
  { id: 'story', title: 'Story', startsGroup: true },
  { id: 'page', title: 'Page' },
  { id: 'bookmarks', title: 'Notes' },
  { id: 'details', title: 'Details' },
  { id: 'health', title: 'Health' },
];

export function isTabId(value: unknown): value is TabId {
  return TABS.some(({ id }) => id === value);
}
