import type { EpochMilliseconds } from '../../model/units.ts';
import type { TextGroup } from './text-group.ts';
import { growsFrom, type TextGrowth } from './text-growth.ts';

/** Of a longer text that changes, what changed is found, with what is beside it. */
export const WHOLE = 200;
/** Shorter texts are known by themselves: they are not worth more. */
const BEGINNING = 16;
/** Texts of one beginning that are remembered: rows of a list have it in common. */
const MAX_ALIKE = 4;
const MAX_STORIES = 200_000;
const MAX_CHARACTERS = 16 * 1024 * 1024;

/** A text of the page, and what became of it, in one node or in those that are drawn in its place. */
export interface TextStory {
  raw: string;
  lastMs: EpochMilliseconds;
  /** The group in which it stands as it was first, and where. */
  first: { readonly group: TextGroup; readonly at: number } | undefined;
  /** What was added to it; it may have ended. */
  growth: TextGrowth | undefined;
  /** It is known by its beginning. */
  isListed: boolean;
  /** How many of its characters are counted as remembered. */
  counted: number;
}

/** The story of a text of which nothing else is known. */
export function createStory(raw: string): TextStory {
  return {
    raw,
    lastMs: Number.NEGATIVE_INFINITY,
    first: undefined,
    growth: undefined,
    isListed: false,
    counted: 0,
  };
}

/** Remembers the texts of the page, within bounds. */
export class TextStories {
  private readonly byNode = new Map<number, TextStory>();
  private readonly byBeginning = new Map<string, TextStory[]>();
  private characters = 0;

  /**
   * What a text goes on from; undefined where it is another one.
   * @param nodeId null for what an attribute says
   * @param old what the same node said before
   */
  find(nodeId: number | null, raw: string, old: string | undefined): TextStory | undefined {
    const ofNode = nodeId === null ? undefined : this.byNode.get(nodeId);
    if (ofNode && (ofNode.raw === old || ofNode.raw === raw)) {
      return ofNode;
    }
    if (old !== undefined && old !== raw) {
      const goesOn = raw.length > WHOLE || growsFrom(old, raw) !== undefined;
      return goesOn ? createStory(old) : undefined;
    }
    const alike = raw.length < BEGINNING ? undefined : this.byBeginning.get(beginningOf(raw));
    return alike?.findLast((story) => story.raw === raw || growsFrom(story.raw, raw) !== undefined);
  }

  /** What is known of a node's text. */
  ofNode(nodeId: number): TextStory | undefined {
    return this.byNode.get(nodeId);
  }

  /** Takes in what a node says now. */
  note(nodeId: number | null, story: TextStory): void {
    if (this.byNode.size > MAX_STORIES || this.characters > MAX_CHARACTERS) {
      this.forget(story);
    }
    this.characters += story.raw.length - story.counted;
    story.counted = story.raw.length;
    if (nodeId !== null) {
      this.byNode.set(nodeId, story);
    }
    if (story.raw.length >= BEGINNING && !story.isListed) {
      this.list(story);
    }
  }

  private list(story: TextStory): void {
    const beginning = beginningOf(story.raw);
    const alike = this.byBeginning.get(beginning) ?? [];
    this.byBeginning.set(beginning, [...alike.slice(1 - MAX_ALIKE), story]);
    story.isListed = true;
  }

  /** Ids stand for other nodes from here on. */
  forgetNodes(): void {
    this.byNode.clear();
  }

  /** @param story that will be remembered */
  private forget(story: TextStory): void {
    this.byNode.clear();
    this.byBeginning.clear();
    this.characters = 0;
    story.counted = 0;
    story.isListed = false;
  }
}

function beginningOf(raw: string): string {
  return raw.trimStart().slice(0, BEGINNING);
}
