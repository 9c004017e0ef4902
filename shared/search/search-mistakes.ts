import { SEARCH_FIELDS } from './search-query.ts';

/** What one may ask for by name; `event` is what users call `custom`. */
export const FIELD_NAMES = [
  ...SEARCH_FIELDS.filter((field) => field !== 'custom'),
  'event',
  'status',
] as const;

/** A name before a colon, at the beginning of a word; addresses and times of day have none. */
const NAMED = /(?:^|\s)-?([a-z]{3,12}):(\S*)/giu;
const STATUS = /^(?:[1-5]xx|(?:>=|<=|>|<|=)?\d{1,3})$/i;

/**
 * What was probably meant otherwise than it was understood, each in a sentence with the way out. Nothing is refused: it is
 * searched for as it stands.
 */
export function findMistakes(typed: string): string[] {
  const named = [...typed.matchAll(NAMED)].flatMap(([, name = '', said = '']) => explainNamed(name, said));
  const quotes = typed.split('"').length - 1;
  return quotes % 2 === 0 ? named : [...named, 'A quotation mark is open: end the phrase with another one.'];
}

function explainNamed(name: string, said: string): string[] {
  const field = name.toLowerCase();
  if (field === 'status') {
    return said === '' || STATUS.test(said)
      ? []
      : [
          `“${said}” is no status. Use a number (status:404), a class (status:5xx) or a limit (status:>=500).`,
        ];
  }
  if (field === 'custom' || FIELD_NAMES.some((known) => known === field) || said.startsWith('//')) {
    return [];
  }
  const near = FIELD_NAMES.find((known) => isNear(known, field));
  return near === undefined ? [] : [`There is no field “${name}”. Did you mean ${near}:${said}?`];
}

/** Whether one word becomes the other by changing, adding or leaving out one letter, or two in longer words. */
function isNear(one: string, other: string): boolean {
  const allowed = Math.min(one.length, other.length) > 4 ? 2 : 1;
  return distance(one, other) <= allowed;
}

/** Levenshtein's distance, of words of plain letters. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 0; at < one.length; at++) {
    const next = [at + 1];
    for (let column = 0; column < other.length; column++) {
      const changed = (row[column] ?? 0) + (one[at] === other[column] ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
