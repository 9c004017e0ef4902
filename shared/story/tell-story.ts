import type { TimelineItem } from '../model/item.ts';
import type { EpochMilliseconds, Milliseconds } from '../model/units.ts';
import type { Counted } from './choose-items.ts';
import { causesFirst } from './causes-first.ts';
import { foldInto } from './fold-sentences.ts';
import { endOf, momentOf, sayItem, sayRetry, type Draft } from './say-item.ts';
import { words, type Story, type StoryChapter, type StoryMoment, type StorySentence } from './story.ts';
import { readUrl, sayCount, sayLength, type SaidUrl } from './texts.ts';

/** What a story has at most: more than anybody reads. */
const MAX_CHAPTERS = 200;
const MAX_IN_CHAPTER = 40;
const MAX_PLAIN = 400;
const MAX_PROBLEMS = 300;
/** A pause between two user actions that is told. */
const IDLE: Milliseconds = 30_000;

interface DraftChapter extends StoryMoment {
  readonly title: string;
  readonly path: string;
  readonly sentences: Draft[];
  readonly told: { plain: number; problems: number };
  left: { count: number; first: StoryMoment } | null;
}

const NO_PAGE: SaidUrl = { host: '', path: '' };

/**
 * Tells what happened in a session.
 * @param items what chooseItems has chosen, in order of time
 * @param left what it has left out
 */
export function tellStory(items: Iterable<TimelineItem>, left: Counted): Story {
  const teller = new Teller();
  for (const item of causesFirst(items)) {
    teller.tell(item);
  }
  return teller.finish(left);
}

class Teller {
  private readonly chapters: DraftChapter[] = [];
  private readonly pages = new Map<number, SaidUrl>();
  /** How much requests weigh that failed, until they worked. */
  private readonly failed = new Map<string, number>();
  private readonly told = { plain: 0, problems: 0 };
  private host = '';
  private lastAct: { readonly at: StoryMoment; readonly untilMs: EpochMilliseconds } | undefined;

  tell(item: TimelineItem): void {
    if (isUserAction(item)) {
      this.noteAct(item);
    }
    if (item.kind === 'page') {
      this.turnTo(item);
      return;
    }
    if (isUserAction(item) && item.windowNumber !== 0) {
      this.followTo(item);
    }
    const draft = this.say(item);
    if (draft) {
      this.add(draft);
    }
  }

  finish(left: Counted): Story {
    if (left.first) {
      this.leave(this.chapterFor(left.first), left.first, left.count);
    }
    return { chapters: this.chapters.map(toChapter) };
  }

  private say(item: TimelineItem): Draft | null {
    const { host } = this.pages.get(item.windowNumber) ?? NO_PAGE;
    if (item.kind !== 'request') {
      return sayItem(item, host);
    }
    const request = `${item.facts.method ?? ''} ${item.label}`;
    if (item.level === 'error') {
      const failure = sayItem(item, host);
      this.failed.set(request, failure?.weight ?? 0);
      return failure;
    }
    const weight = this.failed.get(request);
    this.failed.delete(request);
    return weight === undefined ? null : sayRetry(item, host, weight - 1);
  }

  /** Tells how long nothing came from the user, before what came then. */
  private noteAct(item: TimelineItem): void {
    const last = this.lastAct;
    if (last && item.atMs - last.untilMs >= IDLE) {
      this.add(sayIdle(last.at, last.untilMs, item.atMs));
    }
    const untilMs = Math.max(last?.untilMs ?? 0, endOf(item));
    this.lastAct = { at: momentOf(item), untilMs };
  }

  /** A page begins a chapter, unless only its query or its position has changed. */
  private turnTo(item: TimelineItem): void {
    const page = readUrl(item.label);
    this.pages.set(item.windowNumber, page);
    this.begin(momentOf(item), page);
  }

  /** The user went on in another window: its page goes on. */
  private followTo(item: TimelineItem): void {
    const chapter = this.chapters.at(-1);
    if (chapter && chapter.windowNumber !== item.windowNumber) {
      this.begin(momentOf(item), this.pages.get(item.windowNumber) ?? NO_PAGE);
    }
  }

  private begin(moment: StoryMoment, { host, path }: SaidUrl): void {
    const last = this.chapters.at(-1);
    const isSame = last?.windowNumber === moment.windowNumber && last.path === path && this.host === host;
    if (isSame) {
      return;
    }
    if (last && this.chapters.length >= MAX_CHAPTERS) {
      this.leave(last, moment, 1);
      return;
    }
    const title = host === this.host ? path : `${host}${path}`;
    this.host = host;
    const told = { plain: 0, problems: 0 };
    this.chapters.push({ ...moment, title, path, sentences: [], told, left: null });
  }

  private add(draft: Draft): void {
    const chapter = this.chapterFor(draft);
    // Where others were left out, what is told before was not just before.
    if ((chapter.left === null || draft.tone === 'danger') && foldInto(chapter.sentences, draft)) {
      return;
    }
    const sort = draft.tone === 'plain' ? 'plain' : 'problems';
    const max = sort === 'plain' ? MAX_PLAIN : MAX_PROBLEMS;
    if (chapter.told[sort] >= MAX_IN_CHAPTER || this.told[sort] >= max) {
      this.leave(chapter, draft, 1);
      return;
    }
    chapter.told[sort]++;
    this.told[sort]++;
    chapter.sentences.push(draft);
  }

  /** The chapter that goes on; before the first page is known, one without a title. */
  private chapterFor(moment: StoryMoment): DraftChapter {
    if (this.chapters.length === 0) {
      this.begin(moment, NO_PAGE);
    }
    const chapter = this.chapters.at(-1);
    if (!chapter) {
      throw new Error('a story has begun without a chapter');
    }
    return chapter;
  }

  private leave(chapter: DraftChapter, { atMs, windowNumber, key }: StoryMoment, count: number): void {
    chapter.left ??= { count: 0, first: { atMs, windowNumber, key } };
    chapter.left.count += count;
  }
}

/** What the user did, or what shows that nothing could be recorded of it. */
function isUserAction({ kind }: TimelineItem): boolean {
  return kind !== 'request' && kind !== 'console' && kind !== 'error';
}

function sayIdle(at: StoryMoment, fromMs: EpochMilliseconds, untilMs: EpochMilliseconds): Draft {
  const said = [words(`No clicks or typing for ${sayLength(untilMs - fromMs)}`)];
  return {
    ...at,
    atMs: fromMs,
    kind: 'idle',
    tone: 'plain',
    weight: 0,
    sameness: `idle ${fromMs}`,
    nodeId: undefined,
    label: '',
    say: () => said,
    untilMs,
    count: 1,
  };
}

function toChapter({ title, sentences, left, atMs, windowNumber, key }: DraftChapter): StoryChapter {
  const told = [...sentences.map(toSentence), ...(left ? [sayLeft(left)] : [])];
  return { title, atMs, windowNumber, key, sentences: told.sort((a, b) => a.atMs - b.atMs) };
}

function toSentence({
  kind,
  tone,
  weight,
  atMs,
  windowNumber,
  key,
  untilMs,
  say,
  count,
}: Draft): StorySentence {
  return { kind, tone, weight, atMs, windowNumber, key, untilMs, parts: say(count) };
}

function sayLeft({ count, first }: { readonly count: number; readonly first: StoryMoment }): StorySentence {
  return {
    ...first,
    kind: 'more',
    tone: 'plain',
    weight: 0,
    untilMs: first.atMs,
    parts: [words(`and ${sayCount(count)} more…`)],
  };
}
