import { encodedTokens } from './encoded-tokens.ts';
import { originalSpan, type MappedText } from './mapped-text.ts';
import { readings } from './reading.ts';
import { fold, type ValueFinder, type ValueHit } from './value-finder.ts';

/** Something to be removed from a text: where it stands in it, and what it is, folded. */
export interface FoundValue extends ValueHit {
  readonly value: string;
}

/** Names of properties, classes and tags come again and again. */
const SHORT = 200;
const MAX_KNOWN = 50_000;

/** Finds what is to be removed from single texts. */
export class TextReader {
  private readonly finder: ValueFinder;
  private readonly known = new Map<string, readonly FoundValue[]>();

  constructor(finder: ValueFinder) {
    this.finder = finder;
  }

  /** In every way in which a text can be read. What is within base64 or hex removes all of it. */
  find(text: string): readonly FoundValue[] {
    if (text.length < 2) {
      return [];
    }
    const known = this.known.get(text);
    if (known) {
      return known;
    }
    const found = this.findNew(text);
    if (text.length <= SHORT && this.known.size < MAX_KNOWN) {
      this.known.set(text, found);
    }
    return found;
  }

  private findNew(text: string): readonly FoundValue[] {
    const read = readings(text).flatMap((reading) => findInReading(reading, this.finder));
    const encoded = encodedTokens(text).flatMap(({ start, end, texts }) =>
      texts
        .flatMap((decoded) => valuesOf(fold(decoded), this.finder))
        .map(({ ruleId, value }) => ({ ruleId, value, start, end })),
    );
    return [...read, ...encoded];
  }
}

export function findInReading(reading: MappedText, finder: ValueFinder): FoundValue[] {
  return valuesOf(reading.text, finder).map((found) => ({ ...found, ...originalSpan(reading, found) }));
}

function valuesOf(folded: string, finder: ValueFinder): FoundValue[] {
  return finder.find(folded).map((hit) => ({ ...hit, value: folded.slice(hit.start, hit.end) }));
}
