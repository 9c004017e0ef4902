import { expect, it } from 'vitest';
import { toIndexPhrase, toIndexText } from '../../../../shared/search/index-text.ts';

const indexed = (text: string): string => toIndexText(text).trim().replace(/\s+/g, ' ');

it('leaves words of ASCII as they are', () => {
  expect(toIndexText('A plain text, as most are: 12-34_x\0')).toBe('A plain text, as most are: 12-34_x\0');
});

it.each([
  ['Grüße – “Élan”', 'gruße elan'],
  ['网络错误', '网络 络错 错误 误'],
  ['网', '网'],
  ['第3章 错误', '第 3 章 错误 误'],
  ['ｶﾞｲﾄﾞ ＡＢ１', 'ガイ イド ド ab1'],
  ['오류'.normalize('NFD'), '오류 류'],
  ['a\u00ADb ไท\u200Bย', 'ab ไท ทย ย'],
  ['शक्ति', 'शक्ति'],
  ['ΟΔΟΣ İzmir', 'οδοσ izmir'],
  ['😀 1️⃣ \uD83D ☎', '1'],
])('takes %j for the words %j', (text, words) => {
  expect(indexed(text)).toBe(words);
});

it.each([
  ['错误', '错误', false],
  ['错', '错', true],
  ['第3章', '第 3 章', true],
  ['错误 code', '错误 误 code', false],
  ['Fehler', 'fehler', false],
])('looks for %j as %j', (phrase, words, isPrefix) => {
  expect(toIndexPhrase(phrase, false)).toEqual({ words, isPrefix });
});
