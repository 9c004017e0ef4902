import { MAX_BOOKMARK_TEXT, type Bookmark } from '../../../shared/model/bookmark.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { author } from '../../app/state/author.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { createStore } from '../../ui/store.ts';

/** What somebody wants to write about. */
export type NotedTime = Pick<Bookmark, 'about' | 'windowNumber' | 'fromMs' | 'toMs' | 'row'>;

/** A bookmark that may still be on its way into the library. */
export type EditedBookmark = Omit<Bookmark, 'key'> & { readonly key: number | null };

/** What a new bookmark says of itself, besides what it is about. */
const NEW = { key: null, text: '', changedAtMs: null } as const;

/** The bookmarks of an opened session. */
export class BookmarkKeeper {
  /** In order of time. */
  readonly list = createStore<readonly Bookmark[]>([]);
  /** The bookmark whose text is being written. */
  readonly edited = createStore<EditedBookmark | null>(null);
  /** The bookmark that was removed last, as long as that can be taken back. */
  readonly removed = createStore<Bookmark | null>(null);
  private readonly sessionId: string;
  private saving: Promise<number | undefined> = Promise.resolve(undefined);
  /** What is not in the list yet. */
  private unlisted: readonly EditedBookmark[] = [];

  constructor(sessionId: string) {
    this.sessionId = sessionId;
    void this.read();
  }

  /**
   * Begins a note; where there is one on the same, that is edited. Moments and ranges are marked at once, and may stay
   * without text.
   */
  mark(time: NotedTime): void {
    const by = { author: author.get(), createdAtMs: Date.now() };
    const isKnown = (note: EditedBookmark): boolean =>
      isSame(note, time) && (time.about !== 'session' || note.author === by.author);
    const known = [...this.list.get(), ...this.unlisted].find(isKnown);
    const fresh: EditedBookmark = { ...time, ...NEW, ...by };
    this.edited.set(known ?? fresh);
    if (!known) {
      const isMark = time.about === 'moment' || time.about === 'range';
      this.saving = isMark ? this.save(fresh) : Promise.resolve(undefined);
    }
  }

  /** Ends editing, and saves the text. */
  async write(bookmark: EditedBookmark, text: string): Promise<void> {
    this.edited.set(null);
    if (text !== bookmark.text) {
      const key = bookmark.key ?? (await this.saving) ?? null;
      await this.save({ ...bookmark, key, text: text.slice(0, MAX_BOOKMARK_TEXT) });
    }
  }

  async remove(bookmark: Bookmark): Promise<void> {
    const { sessionId } = this;
    if ((await unwrap(api.removeBookmark({ sessionId, key: bookmark.key }), reportProblem)) !== undefined) {
      this.removed.set(bookmark);
      this.list.update((list) => list.filter(({ key }) => key !== bookmark.key));
    }
  }

  /** Takes the last removal back. */
  async restore(): Promise<void> {
    const bookmark = this.removed.get();
    this.removed.set(null);
    if (bookmark) {
      await this.save({ ...bookmark, key: null });
    }
  }

  private async save(bookmark: EditedBookmark): Promise<number | undefined> {
    this.unlisted = [bookmark];
    const saved = await unwrap(api.saveBookmark({ sessionId: this.sessionId, bookmark }), reportProblem);
    if (saved) {
      this.list.update((list) => withBookmark(list, saved));
    }
    if (this.unlisted.includes(bookmark)) {
      this.unlisted = [];
    }
    return saved?.key;
  }

  /** What was saved meanwhile may not be in what is read. */
  private async read(): Promise<void> {
    const stored = await unwrap(api.listBookmarks({ sessionId: this.sessionId }), reportProblem);
    if (stored) {
      this.list.update((saved) => saved.reduce(withBookmark, stored));
    }
  }
}

/** A list in order, with a bookmark in its place. */
function withBookmark(list: readonly Bookmark[], bookmark: Bookmark): readonly Bookmark[] {
  return [...list.filter(({ key }) => key !== bookmark.key), bookmark].toSorted(
    (one, other) => one.fromMs - other.fromMs || one.key - other.key,
  );
}

function isSame(bookmark: NotedTime, time: NotedTime): boolean {
  const toMs = (moment: EpochMilliseconds | null): number | null =>
    moment === null ? null : Math.floor(moment);
  return (
    bookmark.about === time.about &&
    bookmark.row?.kind === time.row?.kind &&
    bookmark.row?.label === time.row?.label &&
    bookmark.windowNumber === time.windowNumber &&
    toMs(bookmark.fromMs) === toMs(time.fromMs) &&
    toMs(bookmark.toMs) === toMs(time.toMs)
  );
}
