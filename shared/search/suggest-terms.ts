import { FIELD_NAMES } from './search-mistakes.ts';

/** What the end of a search may become. */
export interface Suggestion {
  /** The whole search with it. */
  readonly typed: string;
  /** The part that is suggested. */
  readonly term: string;
  readonly about: string;
}

const FIELD_WORDS: Readonly<Record<(typeof FIELD_NAMES)[number], string>> = {
  text: 'what stood on the page',
  console: 'what was logged',
  url: 'addresses of pages',
  network: 'requests and responses',
  person: 'who was recorded',
  event: 'custom events',
  status: 'statuses of responses',
};

const STATUSES: readonly (readonly [value: string, about: string])[] = [
  ['4xx', 'refused requests'],
  ['5xx', 'failures of the server'],
  ['>=400', 'every failed request'],
  ['404', 'not found'],
  ['500', 'internal error'],
];

/** The word that is being typed: a field's name, or `field:` with what follows. */
const LAST = /(^|\s)(-?)([a-z]*)(?:(:)(\S*))?$/iu;

/**
 * What may follow what was typed: fields that begin so, and values of a field.
 * @param persons who can be asked for
 */
export function suggestTerms(typed: string, persons: readonly string[]): Suggestion[] {
  const [whole = '', space = '', minus = '', name = '', colon, said = ''] = LAST.exec(typed) ?? [];
  const before = typed.slice(0, typed.length - whole.length) + space + minus;
  const complete = (term: string, about: string): Suggestion => ({ typed: before + term, term, about });
  const field = name.toLowerCase();
  if (colon === undefined) {
    return field === ''
      ? []
      : FIELD_NAMES.filter((known) => known.startsWith(field)).map((known) =>
          complete(`${known}:`, FIELD_WORDS[known]),
        );
  }
  if (field === 'status') {
    return STATUSES.filter(([value]) => value.startsWith(said) && value !== said).map(([value, about]) =>
      complete(`status:${value}`, about),
    );
  }
  return field === 'person'
    ? persons.map((person) => complete(`person:"${person.replaceAll('"', '')}"`, ''))
    : [];
}
