import { describe, expect, it } from 'vitest';
import { compareCase, makeCss } from './css-cases.ts';
import { viewCss } from './css-tokens.ts';

const CASES = 20_000;

describe('random CSS', () => {
  it('is read as @csstools/css-tokenizer reads it: the same addresses, imports and strings (20,000 cases)', () => {
    const differences: string[] = [];
    for (let number = 0; number < CASES; number++) {
      const difference = compareCase(1, number);
      differences.push(...(difference === undefined ? [] : [difference]));
    }
    expect(differences).toEqual([]);
  });

  it('has addresses and strings in it, so that there is something to compare', () => {
    const views = Array.from({ length: CASES }, (_, number) => viewCss(makeCss(1, number)));
    expect(
      views.filter(({ loads }) => loads.some((address) => address.includes('evil'))).length,
    ).toBeGreaterThan(500);
    expect(views.filter(({ texts }) => texts.length > 0).length).toBeGreaterThan(2000);
  });
});
