import { expect, it } from 'vitest';
import { shortenTexts } from '../../../../../electron/jobs/reading/short-texts.ts';

it('cuts what is too long to read, and leaves everything else', () => {
  const facts = { url: 'x'.repeat(5_000_000), person: 'Ada', count: 3, none: null, list: ['x'.repeat(3000)] };
  expect(shortenTexts(facts)).toEqual({ ...facts, url: `${'x'.repeat(2048)}…` });
});
