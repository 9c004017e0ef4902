import { EventType, type ReplayEvent } from '../../model/replay-event.ts';
import type { EpochMilliseconds, Milliseconds } from '../../model/units.ts';
import type { DocumentState } from '../document/document-state.ts';
import { changedPart, isLike } from './changed-part.ts';
import type { FoundItem, ItemPlace } from './found-item.ts';
import { MAX_INDEXED, tailOf } from './indexed-text.ts';
import { FORGET_AFTER, KnownTexts } from './known-texts.ts';
import { cleanText, hasWord, readableTexts, type ReadableText } from './readable-texts.ts';
import { textBefore } from './text-before.ts';
import { changedTexts, textsBefore, textsToRemove } from './text-changes.ts';
import { TextGroup } from './text-group.ts';
import { growsFrom, MAX_BODY, TextGrowth } from './text-growth.ts';
import { createStory, TextStories, WHOLE, type TextStory } from './text-stories.ts';

/** Texts that appear within this time are one item, found at the moment at which all of them are there. */
const TOGETHER: Milliseconds = 250;

/** How often long texts of one event are compared with those that it takes away: a large list may be drawn anew. */
const MAX_COMPARED = 1000;

const NO_TEXTS: ReadonlyMap<number, string> = new Map();

/** Where and when a text is read. */
interface Moment {
  readonly atMs: EpochMilliseconds;
  readonly place: ItemPlace;
  /** A full snapshot repeats what is there, however long ago it appeared. */
  readonly isWhole: boolean;
}

/** Finds text that appears on the page, and when. */
export class TextCollector {
  private readonly document: DocumentState;
  private readonly found: (item: FoundItem) => void;
  private readonly known = new KnownTexts();
  private readonly stories = new TextStories();
  private before = NO_TEXTS;
  private removed: readonly string[] = [];
  private compared = 0;
  private groups: TextGroup[] = [];
  private readonly growing = new Set<TextGrowth>();

  /** @param document what is there already is known */
  constructor(document: DocumentState, found: (item: FoundItem) => void) {
    this.document = document;
    this.found = found;
    for (const { raw, nodeId } of readableTexts(document.root, true)) {
      this.known.note(cleanText(raw), 0);
      if (raw.length > WHOLE) {
        this.stories.note(nodeId, createStory(raw));
      }
    }
  }

  /** Looks at what an event is about to change. */
  prepare(event: ReplayEvent): void {
    this.before = textsBefore(event, this.document);
    this.removed = textsToRemove(event, this.document).filter((text) => text.length > WHOLE);
    this.compared = 0;
  }

  /** Takes in an event that was just applied. */
  note(event: ReplayEvent, place: ItemPlace): void {
    const { document } = this;
    const isWhole = event.type === EventType.fullSnapshot;
    if (isWhole) {
      this.stories.forgetNodes();
    }
    const texts = isWhole ? readableTexts(document.root, true) : changedTexts(event, document);
    texts.forEach((text) => this.read(text, { atMs: event.timestamp, place, isWhole }));
    // They may be megabytes.
    this.before = NO_TEXTS;
    this.removed = [];
  }

  /** Ends what is open: whatever comes next does not belong to it. */
  finish(): void {
    const { groups } = this;
    this.groups = [];
    groups.flatMap((group) => group.end()).forEach(this.found);
    this.growing.forEach((growth) => this.endGrowth(growth));
  }

  private read({ raw, nodeId }: ReadableText, moment: Moment): void {
    const old = nodeId === null ? undefined : this.before.get(nodeId);
    const known = this.stories.find(nodeId, raw, old) ?? this.replaced(raw);
    const story = known ?? createStory(raw);
    if (known) {
      this.goOn(known, raw, moment);
    } else if (nodeId === null || old !== undefined || !this.joinLine(story, nodeId, moment)) {
      story.first = this.addWhole(raw, moment);
    }
    story.raw = raw;
    story.lastMs = moment.atMs;
    if (story.first || story.growth || story.isListed || raw.length > WHOLE) {
      this.stories.note(nodeId, story);
    }
  }

  /** A long text that was drawn anew, with changes, is the one that was taken away for it. */
  private replaced(raw: string): TextStory | undefined {
    if (raw.length <= WHOLE) {
      return undefined;
    }
    const old = this.removed.find((text) => this.compared++ < MAX_COMPARED && isLike(text, raw));
    return old === undefined ? undefined : createStory(old);
  }

  /** Takes in what became of a text. */
  private goOn(story: TextStory, raw: string, moment: Moment): void {
    const kept = growsFrom(story.raw, raw);
    if (kept !== undefined) {
      this.grow(story, kept, raw, moment);
      return;
    }
    this.endGrowth(story.growth);
    story.growth = undefined;
    if (story.raw === raw) {
      const isBack = !moment.isWhole && moment.atMs - story.lastMs > FORGET_AFTER;
      story.first = isBack ? this.addWhole(raw, moment) : undefined;
    } else {
      story.first = this.addWhole(raw.length > WHOLE ? changedPart(story.raw, raw) : raw, moment);
    }
  }

  private grow(story: TextStory, kept: number, raw: string, moment: Moment): void {
    const { raw: old } = story;
    if (old.length > MAX_INDEXED) {
      return;
    }
    const added = raw.slice(kept, MAX_INDEXED);
    const isKnown = raw.length <= WHOLE && !this.isNew(cleanText(raw), moment);
    const isOpen = story.growth?.isEnded === false;
    if (isKnown || (!isOpen && !hasWord(added))) {
      this.endGrowth(story.growth);
    } else if (added.length > MAX_BODY) {
      this.endGrowth(story.growth);
      this.addText(cleanText(tailOf(old.slice(0, kept)) + added), moment, raw.length > MAX_INDEXED);
    } else {
      const growth = this.growthOf(story, old, added, moment.place);
      growth.add(old, kept, raw, moment.atMs);
      this.endIfFull(growth);
    }
  }

  /** Takes a text for a part of the line that it is added to, as an answer that comes in a node for each word. */
  private joinLine(story: TextStory, nodeId: number, moment: Moment): boolean {
    const { raw } = story;
    const line = moment.isWhole || raw.length > WHOLE ? undefined : this.lineBefore(nodeId, moment);
    if (!line) {
      return false;
    }
    story.growth = this.growthOf(line, line.growth?.tail ?? line.raw, ' ', moment.place);
    story.growth.append(raw, moment.atMs);
    this.known.note(cleanText(raw), moment.atMs);
    this.endIfFull(story.growth);
    return true;
  }

  /** The text before a node in its line, if it was found a while ago, and not at once with this one. */
  private lineBefore(nodeId: number, moment: Moment): TextStory | undefined {
    const node = textBefore(this.document.find(nodeId));
    const line = node && this.stories.ofNode(node.id);
    const group = this.groupAt(moment);
    const isNear = line !== undefined && moment.atMs - line.lastMs < FORGET_AFTER;
    const isFound = line?.growth !== undefined || line?.first !== undefined;
    return isNear && isFound && (!group || group !== line.first?.group) ? line : undefined;
  }

  /** What a text grows in. What was found already and grows at once is found there too, but for a part of a word. */
  private growthOf(story: TextStory, before: string, added: string, place: ItemPlace): TextGrowth {
    const { raw, first, growth } = story;
    if (growth?.isEnded === false) {
      return growth;
    }
    story.first = undefined;
    const isWithinWord = /[\p{L}\p{N}]$/u.test(raw) && /^[\p{L}\p{N}]/u.test(added);
    const isTaken = first && !first.group.isEnded && !isWithinWord && raw.length <= MAX_BODY / 2;
    story.growth = new TextGrowth(isTaken ? first.group.place : place, isTaken ? '' : before);
    if (isTaken) {
      first.group.remove(first.at);
      story.growth.add('', 0, raw, first.group.untilMs);
    }
    this.growing.add(story.growth);
    return story.growth;
  }

  private endIfFull(growth: TextGrowth): void {
    if (growth.isFull) {
      this.endGrowth(growth);
    }
  }

  private endGrowth(growth: TextGrowth | undefined): void {
    if (growth && this.growing.delete(growth)) {
      growth.end().forEach(this.found);
    }
  }

  private addWhole(raw: string, moment: Moment): TextStory['first'] {
    const text = cleanText(raw);
    return text !== '' && this.isNew(text, moment)
      ? this.addText(text, moment, raw.length > MAX_INDEXED)
      : undefined;
  }

  private addText(text: string, { atMs, place }: Moment, isCut: boolean): TextStory['first'] {
    const group = this.groupAt({ atMs, place }) ?? new TextGroup(place, atMs);
    if (group !== this.groups.at(-1)) {
      this.groups.push(group);
    }
    return { group, at: group.add(text, atMs, isCut) };
  }

  /** The group of what appears at this moment, if it has begun. */
  private groupAt({ atMs, place }: Pick<Moment, 'atMs' | 'place'>): TextGroup | undefined {
    const group = this.groups.at(-1);
    const isAtOnce = group && atMs - group.fromMs <= TOGETHER && place.chunk === group.place.chunk;
    return isAtOnce ? group : undefined;
  }

  private isNew(text: string, { atMs, isWhole }: Moment): boolean {
    const lastMs = this.known.note(text, atMs);
    return lastMs === undefined || (!isWhole && atMs - lastMs > FORGET_AFTER);
  }
}
