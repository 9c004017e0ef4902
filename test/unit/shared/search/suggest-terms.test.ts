import { expect, it } from 'vitest';
import { suggestTerms } from '../../../../shared/search/suggest-terms.ts';

const typedOf = (typed: string, persons: readonly string[] = []): string[] =>
  suggestTerms(typed, persons).map((suggestion) => suggestion.typed);

it('completes fields by their beginnings, after what stands before them', () => {
  expect(typedOf('con')).toEqual(['console:']);
  expect(typedOf('payment -ne')).toEqual(['payment -network:']);
  expect(typedOf('pay')).toEqual([]);
  expect(typedOf('payment ')).toEqual([]);
  expect(typedOf('"a phrase" st')).toEqual(['"a phrase" status:']);
});

it('offers statuses, and persons by name', () => {
  expect(typedOf('status:5')).toEqual(['status:5xx', 'status:500']);
  expect(typedOf('status:5xx')).toEqual([]);
  expect(typedOf('person:', ['Ada Example', 'a "b"'])).toEqual(['person:"Ada Example"', 'person:"a b"']);
});
