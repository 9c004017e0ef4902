import type { EpochMilliseconds } from '../../model/units.ts';
import { createItem, type FoundItem, type ItemPlace } from './found-item.ts';
import { divideText } from './indexed-text.ts';

/** An item with more text is divided, so that a hit shows what is near it. */
const MAX_BODY = 16_384;

/** Texts that appeared almost at once: they are found at the moment at which all of them are there. */
export class TextGroup {
  readonly place: ItemPlace;
  readonly fromMs: EpochMilliseconds;
  untilMs: EpochMilliseconds;
  /** It can be taken from no more: its items are made. */
  isEnded = false;
  private texts: string[] = [];
  private cuts = 0;

  constructor(place: ItemPlace, atMs: EpochMilliseconds) {
    this.place = place;
    this.fromMs = atMs;
    this.untilMs = atMs;
  }

  /** @param isCut it is longer than what is indexed of it. @returns where it stands */
  add(text: string, atMs: EpochMilliseconds, isCut: boolean): number {
    this.untilMs = atMs;
    this.cuts += isCut ? 1 : 0;
    return this.texts.push(text) - 1;
  }

  /** Takes out a text that is found elsewhere. */
  remove(at: number): void {
    this.texts[at] = '';
  }

  /** Ends it. @returns its items */
  end(): FoundItem[] {
    const { untilMs, place, cuts, texts } = this;
    this.isEnded = true;
    this.texts = [];
    return toBodies(texts).map((body, part) =>
      createItem('text', untilMs, { ...place, part }, '', {
        body,
        texts: { text: body },
        // Each text that is too long is counted once, though it takes many items.
        isCut: part < cuts,
      }),
    );
  }
}

function toBodies(texts: readonly string[]): string[] {
  const bodies: string[] = [];
  let body = '';
  for (const text of texts.flatMap((whole) => (whole === '' ? [] : [...divideText(whole, MAX_BODY)]))) {
    if (body.length + text.length > MAX_BODY && body !== '') {
      bodies.push(body);
      body = '';
    }
    body += body === '' ? text : `\n${text}`;
  }
  return body === '' ? bodies : [...bodies, body];
}
