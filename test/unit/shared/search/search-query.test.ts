import { describe, expect, it } from 'vitest';
import { isSearchable, parseSearchQuery, type SearchTerm } from '../../../../shared/search/search-query.ts';

const term = (words: string, more: Partial<SearchTerm> = {}): SearchTerm => ({
  field: null,
  words,
  isPrefix: false,
  isExcluded: false,
  ...more,
});

describe('what was typed', () => {
  it.each<[string, SearchTerm[]]>([
    ['payment failed', [term('payment'), term('failed')]],
    ['"payment failed"', [term('payment failed')]],
    ['"not closed', [term('not closed')]],
    ['pay*', [term('pay', { isPrefix: true })]],
    ['-error', [term('error', { isExcluded: true })]],
    ['console:timeout', [term('timeout', { field: 'console' })]],
    ['-URL:"a b"', [term('a b', { field: 'url', isExcluded: true })]],
    ['event:$pageview', [term('$pageview', { field: 'custom' })]],
    ['https://shop.example', [term('https://shop.example')]],
    ['other:word', [term('other:word')]],
    ['-note:"two words"', [term('note:"two words"', { isExcluded: true })]],
    ['*** -- ""', []],
  ])('%s is understood', (typed, terms) => {
    expect(parseSearchQuery(typed)).toEqual({ terms, status: null });
  });

  it.each([
    ['status:404', { from: 404, to: 404 }],
    ['status:>=500', { from: 500, to: 999 }],
    ['status:>499', { from: 500, to: 999 }],
    ['status:<400', { from: 0, to: 399 }],
    ['status:<=399', { from: 0, to: 399 }],
    ['status:5xx', { from: 500, to: 599 }],
  ])('%s asks for requests', (typed, status) => {
    expect(parseSearchQuery(typed)).toEqual({ terms: [], status });
  });

  it('is searched for as it stands where it is no status', () => {
    expect(parseSearchQuery('status:open').terms).toEqual([term('status:open')]);
  });
});

it('says what to look for, not only what not to', () => {
  const can = (typed: string): boolean => isSearchable(parseSearchQuery(typed));
  expect(['word', 'status:404', 'a -b', 'person:ada'].map(can)).toEqual([true, true, true, true]);
  expect(['', '-word', '***'].map(can)).toEqual([false, false, false]);
});
