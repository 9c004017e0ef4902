import { expect, it } from 'vitest';
import { parseSearchQuery } from '../../../../shared/search/search-query.ts';
import { makeSnippet } from '../../../../shared/search/snippet.ts';

/** The snippet, with what was found in square brackets. */
function show(text: string, typed: string): string {
  const { text: shown, marks } = makeSnippet(text, parseSearchQuery(typed).terms);
  return [...marks]
    .reverse()
    .reduce((all, [from, to]) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`, shown);
}

it.each([
  ['The payment failed.', 'payment', 'The [payment] failed.'],
  ['The payment failed.', 'PAYMENT failed', 'The [payment] [failed].'],
  ['The payment failed. Failed payment.', '"payment failed"', 'The [payment failed]. Failed payment.'],
  ['payments and payment', 'pay*', '[payments] and [payment]'],
  ['Café crème', 'cafe CREME', '[Café] [crème]'],
  ['Cafe\u0301', 'café', '[Cafe\u0301]'],
  ['/api/payments?x=1', 'api/payments', '/[api/payments]?x=1'],
  ['one\ntwo', 'two', 'one [two]'],
  ['nothing here', 'elsewhere', 'nothing here'],
  ['wanted unwanted', 'wanted -unwanted', '[wanted] unwanted'],
  ['Ответ сервера', 'сервера', 'Ответ [сервера]'],
])('%j searched for %j shows %j', (text, typed, expected) => {
  expect(show(text, typed)).toBe(expected);
});

it('shows what is around a hit in a long text, beginning with a whole word', () => {
  const text = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`;
  const shown = show(text, 'needle');
  expect(shown).toMatch(/^… before (before )*\[needle\] after .* …$/);
  expect(shown.length).toBeLessThan(200);
});

it('shows the beginning where a hit is too far inside to look for', () => {
  const { text, marks } = makeSnippet(`${'x '.repeat(40_000)}needle`, parseSearchQuery('needle').terms);
  expect(text.startsWith('x x')).toBe(true);
  expect(marks).toEqual([]);
});
