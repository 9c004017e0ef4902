import type { EpochMilliseconds, Milliseconds } from '../../model/units.ts';
import { createItem, type FoundItem, type ItemPlace } from './found-item.ts';
import { MAX_INDEXED, tailOf } from './indexed-text.ts';
import { blankMasked } from './masked-text.ts';
import { hasWord } from './readable-texts.ts';

/** What is added within this time is there at once. */
const TOGETHER: Milliseconds = 250;
/** An item with more text, or more steps, is ended, so that a hit shows what is near it. */
export const MAX_BODY = 4096;
const MAX_STEPS = 256;
/** What may be taken from the end of a text that grows: a cursor, dots that stand for what is to come. */
const MAX_TAKEN = 16;

/** How much of a text stays when it grows into another; undefined where it does not. */
export function growsFrom(old: string, text: string): number | undefined {
  if (old === '' || old.charCodeAt(0) !== text.charCodeAt(0) || old === text) {
    return undefined;
  }
  const least = Math.max(1, old.length - MAX_TAKEN);
  for (let kept = old.length; kept >= least && (kept === old.length || !hasWord(old.slice(kept))); kept--) {
    // V8 compares equal lengths many times as quickly as `startsWith` does.
    if (text.length > kept && text.slice(0, kept) === old.slice(0, kept)) {
      return kept;
    }
  }
  return undefined;
}

/** How much of a growing text was there, and since when. */
type Step = [length: number, atMs: EpochMilliseconds];

/** What is added to a text step by step: one item that knows when each part of it came. */
export class TextGrowth {
  /** Its item is made. */
  isEnded = false;
  private readonly place: ItemPlace;
  private text = '';
  private stepMs: EpochMilliseconds | undefined;
  private isCut = false;
  private steps: Step[] = [];

  /** @param before what was there already, and stands in another item */
  constructor(place: ItemPlace, before: string) {
    this.place = place;
    this.text = toLine(tailOf(before));
  }

  /** How it ends: what goes on from it can be found with that. */
  get tail(): string {
    return tailOf(this.text);
  }

  get isFull(): boolean {
    return this.text.length >= MAX_BODY || this.steps.length >= MAX_STEPS;
  }

  /**
   * @param old what the text was, of which `kept` characters stay
   * @param text what it is now
   */
  add(old: string, kept: number, text: string, atMs: EpochMilliseconds): void {
    const taken = toLine(old.slice(kept));
    if (taken !== '' && this.text.endsWith(taken)) {
      this.text = this.text.slice(0, -taken.length);
    }
    this.isCut ||= text.length > MAX_INDEXED && old.length <= MAX_INDEXED;
    const added = toLine(text.slice(kept, MAX_INDEXED));
    this.text += this.text.endsWith(' ') && added.startsWith(' ') ? added.slice(1) : added;
    const last = this.steps.at(-1);
    if (last && this.stepMs !== undefined && atMs - this.stepMs <= TOGETHER) {
      last.splice(0, 2, this.text.length, atMs);
    } else {
      this.stepMs = atMs;
      this.steps.push([this.text.length, atMs]);
    }
  }

  /** Adds a text that follows in the same line. */
  append(text: string, atMs: EpochMilliseconds): void {
    this.add('', 0, /\s$/u.test(this.text) ? text : ` ${text}`, atMs);
  }

  /** Ends it. @returns the item; there is none where no word was added */
  end(): FoundItem[] {
    const { steps } = this;
    const atMs = steps.at(-1)?.[1] ?? 0;
    const body = blankMasked(this.text).trimEnd();
    this.isEnded = true;
    this.text = this.tail;
    this.steps = [];
    if (!hasWord(body)) {
      return [];
    }
    const facts = steps.length > 1 ? { grown: steps } : {};
    const { isCut } = this;
    return [createItem('text', atMs, this.place, '', { body, texts: { text: body }, facts, isCut })];
  }
}

function toLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
