import { encodedTokens } from './encoded-tokens.ts';
import { originalSpan, type MappedText } from './mapped-text.ts';
import { readings } from './reading.ts';
import { fold, type ValueFinder, type ValueHit } from './value-finder.ts';

/** Something to be removed from a text: where it stands in it, and what it is, folded. */
export interface FoundValue extends ValueHit {
  readonly value: string;
}

/** Finds what is to be removed from a text in every way in which it can be read. What is within base64 or hex removes all of it. */
export function findInText(text: string, finder: ValueFinder): readonly FoundValue[] {
  if (text.length < 2) {
    return [];
  }
  const read = readings(text).flatMap((reading) => findInReading(reading, finder));
  const encoded = encodedTokens(text).flatMap(({ start, end, texts }) =>
    texts
      .flatMap((decoded) => valuesOf(fold(decoded), finder))
      .map(({ ruleId, value }) => ({ ruleId, value, start, end })),
  );
  return [...read, ...encoded];
}

export function findInReading(reading: MappedText, finder: ValueFinder): FoundValue[] {
  return valuesOf(reading.text, finder).map((found) => ({ ...found, ...originalSpan(reading, found) }));
}

function valuesOf(folded: string, finder: ValueFinder): FoundValue[] {
  return finder.find(folded).map((hit) => ({ ...hit, value: folded.slice(hit.start, hit.end) }));
}
