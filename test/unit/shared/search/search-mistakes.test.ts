import { expect, it } from 'vitest';
import { findMistakes } from '../../../../shared/search/search-mistakes.ts';

it.each([
  [
    'status:>=abc',
    ['“>=abc” is no status. Use a number (status:404), a class (status:5xx) or a limit (status:>=500).'],
  ],
  ['consol:failed', ['There is no field “consol”. Did you mean console:failed?']],
  ['pay netwrok:api', ['There is no field “netwrok”. Did you mean network:api?']],
  ['"payment did', ['A quotation mark is open: end the phrase with another one.']],
])('says of %j what was probably meant, and the way out', (typed, expected) => {
  expect(findMistakes(typed)).toEqual(expected);
});

it.each([
  'status:5xx',
  'status:',
  'console:failed -url:/cart',
  'http://shop.example',
  'at 12:30',
  'mailto:ada',
  '"a phrase"',
  '',
])('finds nothing wrong with %j', (typed) => {
  expect(findMistakes(typed)).toEqual([]);
});
