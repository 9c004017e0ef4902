import { describe, expect, it } from 'vitest';
import { isHealthCode, worstSeverity, type HealthCode } from '../../../../shared/model/health.ts';

const worst = (...codes: HealthCode[]) => worstSeverity(codes.map((code) => ({ code, count: 1 })));

describe('worstSeverity', () => {
  it('is the gravest of all findings, wherever it stands', () => {
    expect([
      worst(),
      worst('reordered'),
      worst('bad-line', 'reordered'),
      worst('reordered', 'truncated', 'bad-line'),
    ]).toEqual([undefined, 'info', 'notice', 'serious']);
  });
});

describe('isHealthCode', () => {
  it('knows this version’s codes and no inherited names', () => {
    expect(['truncated', 'from-the-future', 'toString', ''].map(isHealthCode)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
