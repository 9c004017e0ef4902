import {
  ITEM_KINDS,
  ITEM_LEVELS,
  type ItemKind,
  type ItemLevel,
  type TimelineItem,
} from '../../../shared/model/item.ts';
import { MAX_ROW_LABEL, type Bookmark } from '../../../shared/model/bookmark.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import type { StoryMoment } from '../../../shared/story/story.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import { api, settle } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { place } from '../../app/state/place.ts';
import { isReadOnly } from '../../app/state/status.ts';
import type { SeekMode } from '../playback/playback-state.ts';
import type { Playback } from '../playback/playback.ts';
import type { ListedItem } from '../../app/state/opened-moment.ts';
import { RangeLoop } from './range-loop.ts';
import { findMark, type PlaceTest } from './step-marks.ts';
import { panView, zoomView } from './time-view.ts';
import { createStore } from '../../ui/store.ts';
import { BookmarkKeeper, type NotedTime } from './bookmark-keeper.ts';
import { findRow } from './noted-rows.ts';
import { onIndexed } from '../activity/session-indexes.ts';
import { SourceCheck } from './source-check.ts';
import { whenArrived } from './when-arrived.ts';
import { inspectorTab } from './inspector-choice.ts';
import { LISTS } from './inspector-tabs.ts';
import { RowCache } from '../items/row-cache.ts';
import { StoryKeeper } from '../items/story-keeper.ts';
import { TrackKeeper } from '../items/track-keeper.ts';

/** Jumps go to just before an item, so that the user sees it happen. */
const JUST_BEFORE: Milliseconds = 1;

/** What of the header can be changed by a key. */
export type HeaderPart = 'title' | 'verdict';

/** What the inspector and the timeline of an opened session share. */
export class Workspace {
  readonly playback: Playback;
  readonly sessionId: string;
  readonly keeper: TrackKeeper;
  readonly rows: RowCache;
  readonly story: StoryKeeper;
  /** From the session's beginning to its end. */
  readonly whole: TimeSpan;
  /** The span of time that every list is about; null: the whole session. */
  readonly range = createStore<TimeSpan | null>(null);
  /** What the timeline's lanes show; null: the whole session. */
  readonly view = createStore<TimeSpan | null>(null);
  readonly loop: RangeLoop;
  readonly selectedKey = createStore<number | null>(null);
  /** The item of the timeline's mark that was gone to last. */
  readonly markedKey = createStore<number | null>(null);
  readonly bookmarks: BookmarkKeeper;
  readonly sources: SourceCheck;
  /** What of the session's header is to be opened, as a key asks for it. */
  readonly headerWish = createStore<HeaderPart | null>(null);
  private listCloser = (): boolean => false;

  constructor(playback: Playback) {
    const { session, windows } = playback.details;
    const sessionId = session.id;
    this.playback = playback;
    this.sessionId = sessionId;
    this.whole = {
      fromMs: session.startedAtMs,
      toMs: Math.max(session.endedAtMs, session.startedAtMs + 1),
    };
    this.bookmarks = new BookmarkKeeper(sessionId);
    this.sources = new SourceCheck(sessionId);
    this.loop = new RangeLoop(playback, this.range);
    this.rows = new RowCache((keys) => settle(api.readItems({ sessionId, keys })));
    this.keeper = new TrackKeeper(
      {
        // The page comes first.
        readTrack: async () => {
          await whenArrived(playback.isArriving);
          return settle(api.readTrack({ sessionId }));
        },
        onIndexed: (listener) => onIndexed(sessionId, listener),
      },
      windows.length,
    );
    this.story = new StoryKeeper(() => settle(api.readStory({ sessionId })), this.keeper.track);
  }

  /** Selects the item at a place of the track, and goes to just before it. */
  goTo(place: number, mode: SeekMode = 'atOnce'): void {
    const { keys, atMs, windowNumbers } = this.keeper.track.get();
    this.selectedKey.set(keys[place] ?? null);
    this.playback.seekIn(windowNumbers[place] ?? 0, (atMs[place] ?? 0) - JUST_BEFORE, mode);
  }

  /** Selects what a sentence tells of, and goes to just before it. */
  goToMoment({ key, windowNumber, atMs }: StoryMoment, mode: SeekMode = 'atOnce'): void {
    this.selectedKey.set(key);
    this.playback.seekIn(windowNumber, atMs - JUST_BEFORE, mode);
  }

  /** The same as `goTo` for an item that was not chosen from a list: where the open list does not hold it, opens another. */
  goToMarked(place: number): void {
    const { kinds, levels } = this.keeper.track.get();
    showListOf(ITEM_KINDS[kinds[place] ?? 0], ITEM_LEVELS[levels[place] ?? 0]);
    this.goTo(place);
    this.markedKey.set(this.selectedKey.get());
  }

  /** Selects what a search found; what is in no list (text that was seen) is marked on the page only. */
  select({ key, kind, level }: ListedItem): void {
    const isListed = LISTS.some(({ kinds }) => kinds.includes(kind));
    this.selectedKey.set(isListed ? key : null);
    if (isListed) {
      showListOf(kind, level);
    }
  }

  /** Goes to the next or the previous item of a kind, from the moment that is played or another. */
  goToMark(direction: 1 | -1, isWanted: PlaceTest, afterMs = this.playback.now.get()): void {
    const track = this.keeper.track.get();
    // After a jump to just before a mark, that mark is still ahead.
    const fromMs = afterMs + (direction > 0 ? JUST_BEFORE : 0);
    const place = findMark(track, fromMs, direction, isWanted);
    if (place !== undefined) {
      this.goToMarked(place);
    }
  }

  /** Shows less or more of the time in the lanes, around the moment that is played. */
  zoom(factor: number, aroundMs = this.playback.now.get()): void {
    const view = zoomView(this.view.get() ?? this.whole, this.whole, factor, aroundMs);
    this.view.set(view === this.whole ? null : view);
  }

  /** Shows what is later or earlier in the lanes. */
  pan(by: Milliseconds): void {
    const view = this.view.get();
    if (view) {
      this.view.set(panView(view, this.whole, by));
    }
  }

  /** Selects a span of time; null clears it. */
  setRange(range: TimeSpan | null): void {
    this.range.set(range);
    if (!range) {
      this.loop.isOn.set(false);
    }
  }

  /** Makes the range begin or end at the moment that is played, or another. */
  setRangeEdge(edge: 'fromMs' | 'toMs', atMs = this.playback.now.get()): void {
    const range = { ...(this.range.get() ?? this.whole), [edge]: atMs };
    // An edge on the wrong side of the other begins a new range.
    this.setRange(range.fromMs < range.toMs ? range : { ...this.whole, [edge]: atMs });
  }

  /** Begins a note on the range that is selected, or the moment that is played. */
  bookmark(): void {
    const range = this.range.get();
    if (range) {
      const { window } = this.playback.state.get();
      this.note({ ...range, about: 'range', windowNumber: window.number, row: null });
    } else {
      this.noteMoment(this.playback.now.get());
    }
  }

  noteMoment(fromMs: EpochMilliseconds): void {
    const { window } = this.playback.state.get();
    this.note({ about: 'moment', windowNumber: window.number, fromMs, toMs: null, row: null });
  }

  /** Begins a note on a row of the inspector, or opens the one that it has. */
  noteRow({ kind, label, atMs, windowNumber }: TimelineItem): void {
    const row = { kind, label: label.slice(0, MAX_ROW_LABEL) };
    const number = Math.max(windowNumber, 1);
    this.note({ about: 'row', windowNumber: number, fromMs: atMs, toMs: null, row });
  }

  /** Begins a note on the session as a whole, or opens the user's own. */
  noteSession(): void {
    this.note({ about: 'session', windowNumber: 1, fromMs: this.whole.fromMs, toMs: null, row: null });
  }

  /** Opens a note to be changed. */
  editNote(note: Bookmark): void {
    this.pause();
    this.bookmarks.edited.set(note);
  }

  /** Goes to what a note is about: a span becomes the range, a row is selected. */
  goToBookmark(note: Bookmark): void {
    const { about, windowNumber, fromMs, toMs } = note;
    const row = about === 'row' ? findRow(note, this.keeper.track.get()) : undefined;
    if (about === 'session') {
      this.editNote(note);
    } else if (row === undefined) {
      this.playback.seekIn(windowNumber, fromMs);
    } else {
      this.goTo(row);
    }
    if (toMs !== null) {
      this.setRange({ fromMs, toMs });
    }
  }

  /** What is written about stands still meanwhile. */
  private note(time: NotedTime): void {
    if (isReadOnly()) {
      reportProblem('View only: notes can’t be changed here.');
      return;
    }
    this.pause();
    this.bookmarks.mark(time);
  }

  private pause(): void {
    if (this.playback.state.get().phase === 'playing') {
      this.playback.toggle();
    }
  }

  /** Opens a part of the header to be changed, where it can be. */
  askHeader(part: HeaderPart): void {
    if (!place.get().isFullScreen && !isReadOnly()) {
      this.headerWish.set(part);
    }
  }

  /** @param closer closes something in the list that is shown; false where nothing is open or selected there */
  setListCloser(closer: () => boolean): void {
    this.listCloser = closer;
  }

  /** Closes what is open or selected in the list that is shown, if there is something. */
  closeInList(): boolean {
    return this.listCloser();
  }

  close(): void {
    this.keeper.close();
    this.story.close();
    this.loop.close();
    this.sources.close();
  }
}

/** Opens the list of everything where the one that is open does not hold such an item. */
function showListOf(kind: ItemKind | undefined, level: ItemLevel | undefined): void {
  const list = LISTS.find(({ id }) => id === inspectorTab.get());
  if (!list?.kinds.some((each) => each === kind) || !list.levels.some((each) => each === level)) {
    inspectorTab.set('everything');
  }
}
