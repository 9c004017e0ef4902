import { expect, it } from 'vitest';
import { formatMomentLink, parseMomentLink } from '../../../../../renderer/session/controls/moment-link.ts';

const ID = 'ab'.repeat(32);

it('names a moment of a session in one word, in whole milliseconds', () => {
  expect(formatMomentLink({ sessionId: ID, atMs: 1_700_000_000_123.75 })).toBe(`${ID}@1700000000123`);
});

it('reads back what it wrote, also with space around it or in capitals', () => {
  const link = { sessionId: ID, atMs: 1_700_000_000_123 };
  expect(parseMomentLink(formatMomentLink(link))).toEqual(link);
  expect(parseMomentLink(`  ${ID.toUpperCase()}@1700000000123\n`)).toEqual(link);
});

it.each([
  '',
  ID,
  `${ID}@`,
  `${ID}@-5`,
  `${ID}@1e9`,
  `${ID.slice(1)}@5`,
  `see ${ID}@5`,
  `${ID}@${'9'.repeat(40)}`,
])('takes “%s” for no link', (text) => {
  expect(parseMomentLink(text)).toBeUndefined();
});
