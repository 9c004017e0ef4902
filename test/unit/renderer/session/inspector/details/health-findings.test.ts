import { describe, expect, it } from 'vitest';
import {
  headlineOf,
  placeOf,
  worstFirst,
} from '../../../../../../renderer/session/inspector/details/health-findings.ts';
import type { HealthCode, ImportWarning } from '../../../../../../shared/model/health.ts';

const finding = (code: HealthCode, count = 1, firstAt = 1): ImportWarning => ({ code, count, firstAt });

describe('worstFirst', () => {
  it('puts the worst first, and of the same weight the more frequent', () => {
    const findings = [
      finding('reordered', 9),
      finding('bad-line', 2),
      finding('clock-jump', 5),
      finding('truncated'),
    ];
    expect(worstFirst(findings).map(({ code }) => code)).toEqual([
      'truncated',
      'clock-jump',
      'bad-line',
      'reordered',
    ]);
  });
});

describe('headlineOf', () => {
  it.each<[readonly HealthCode[], RegExp]>([
    [[], /^Nothing was repaired or left out\.$/],
    [['reordered', 'gap'], /Nothing of the page is lost/],
    [['reordered', 'bad-line'], /Minor parts were repaired/],
    [['reordered', 'truncated', 'bad-line'], /missing or unreliable/],
  ])('speaks of the worst of %j', (codes, headline) => {
    expect(headlineOf(codes.map((code) => finding(code)))).toMatch(headline);
  });
});

describe('placeOf', () => {
  it('tells how often, and where first when there is a place', () => {
    expect(placeOf(finding('bad-line', 1234, 5678))).toBe('×1,234 · first at item 5,678');
    expect(placeOf(finding('missing-full-snapshot'))).toBe('×1');
  });
});
