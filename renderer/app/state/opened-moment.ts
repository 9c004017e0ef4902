import type { TimelineItem } from '../../../shared/model/item.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { openSession } from './place.ts';
import { createStore } from '../../ui/store.ts';

/** What is needed to find an item in the inspector's lists. */
export type ListedItem = Pick<TimelineItem, 'key' | 'kind' | 'level'>;

/** A moment that somebody wants to see: a hit of a search, a link, a bookmark of another session. */
export interface OpenedMoment {
  readonly sessionId: string;
  /** 0 where any window will do. */
  readonly windowNumber: number;
  readonly atMs: EpochMilliseconds;
  /** The search that led here, whose words are marked on the page; empty for none. */
  readonly typed: string;
  /** What was found there. */
  readonly item: ListedItem | null;
}

/** A moment that was asked for and not gone to yet; the session that is opened or open goes to it, once. */
export const openedMoment = createStore<OpenedMoment | null>(null);

/** Opens a session at a moment, or goes there where it is open. */
export function openMoment(moment: OpenedMoment): void {
  openedMoment.set(moment);
  openSession(moment.sessionId);
}
