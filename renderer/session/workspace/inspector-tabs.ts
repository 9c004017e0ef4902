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
    title: 'Everything',
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
    emptyText: 'Nothing was found in this recording that could be listed.',
  },
  {
    id: 'console',
    title: 'Console',
    kinds: ['console'],
    levels: ITEM_LEVELS,
    offersLevels: true,
    groups: [],
    emptyText:
      'This recording holds no console output. Recorders keep it only when they are told to (rrweb’s console plugin; in PostHog, “Capture console logs”).',
  },
  {
    id: 'network',
    title: 'Network',
    kinds: ['request'],
    levels: ITEM_LEVELS,
    offersLevels: true,
    groups: [],
    emptyText:
      'This recording holds no requests. Recorders keep them only when they are told to (rrweb’s network plugin; in PostHog, “Capture network performance”).',
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
    emptyText: 'No exception, console error or failed request was recorded.',
  },
  {
    id: 'user',
    title: 'User',
    kinds: USER_GROUPS.flatMap(({ kinds }) => kinds),
    levels: ITEM_LEVELS,
    offersLevels: false,
    groups: USER_GROUPS,
    emptyText: 'The user did nothing that was recorded.',
  },
  {
    id: 'custom',
    title: 'Events',
    kinds: ['custom'],
    levels: ITEM_LEVELS,
    offersLevels: false,
    groups: [],
    emptyText:
      'This recording holds no custom events. Pages add them by the recorder’s API; product events come along with some exports.',
  },
];

/** Every tab, in the order in which they stand. */
export const TABS: readonly { readonly id: TabId; readonly title: string }[] = [
  ...LISTS,
  { id: 'story', title: 'Story' },
  { id: 'page', title: 'Page' },
  { id: 'bookmarks', title: 'Bookmarks' },
  { id: 'details', title: 'Details' },
  { id: 'health', title: 'Health' },
];

export function isTabId(value: unknown): value is TabId {
  return TABS.some(({ id }) => id === value);
}
