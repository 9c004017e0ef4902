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
  ['无法连接到网络', '连接', '无法[连接]到网络'],
  ['无法连接到网络', '网', '无法连接到[网]络'],
  ['无法连接 到网络', '"连接到"', '无法连接 到网络'],
  ['送信ﾎﾞﾀﾝを押す', 'ボタン', '送信[ﾎﾞﾀﾝ]を押す'],
  ['ＴＯＴＡＬ：１２３', 'total', '[ＴＯＴＡＬ]：１２３'],
  ['서버에 연결'.normalize('NFD'), '서버', `[${'서버'.normalize('NFD')}]${'에 연결'.normalize('NFD')}`],
  ['การเชื่อมต่อ', 'เชื่อม', 'การ[เชื่อม]ต่อ'],
  ['😀👨‍👩‍👧 𠮷野家 😀', '野家', '😀👨‍👩‍👧 𠮷[野家] 😀'],
])('%j searched for %j shows %j', (text, typed, expected) => {
  expect(show(text, typed)).toBe(expected);
});

it('shows what is around a hit in a long text, beginning with a whole word', () => {
  const text = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`;
  const shown = show(text, 'needle');
  expect(shown).toMatch(/^… before (before )*\[needle\] after .* …$/);
  expect(shown.length).toBeLessThan(200);
});

it('shows a hit that is far inside a long text, also where its pieces meet', () => {
  for (const words of [40_000, 32_765, 600_000]) {
    const shown = show(`${'x '.repeat(words)}far needle ${'y '.repeat(40_000)}`, '"far needle"');
    expect(shown).toMatch(/^… x (x )*\[far needle\] y .* …$/);
  }
});

it('never shows half a sign', () => {
  const { text } = makeSnippet(
    `${'😀'.repeat(100)}連絡${'e\u0301'.repeat(200)}`,
    parseSearchQuery('連絡').terms,
  );
  expect(text.isWellFormed()).toBe(true);
  expect(text).toMatch(/連絡(e\u0301)+ …$/u);
});
