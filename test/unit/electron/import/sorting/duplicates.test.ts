import { describe, expect, it } from 'vitest';
import { withoutRepeats } from '../../../../../electron/import/sorting/duplicates.ts';
import type { SortableEvent } from '../../../../../electron/import/sorting/run-store.ts';
import { makeSortable } from '../../../../helpers/make-sortable.ts';

/** Events of one millisecond, one for every letter; a slash begins the next part. */
function keep(letters: string): string {
  const parts = new Map<number, number>();
  const events: SortableEvent[] = [];
  letters.split('/').forEach((part, at) => {
    for (const letter of part) {
      const ordinal = events.length + 1;
      parts.set(ordinal, at);
      events.push(makeSortable({ timestamp: 1 }, { ordinal, text: letter }));
    }
  });
  const kept = withoutRepeats(events, ({ ordinal }) => parts.get(ordinal) ?? 0);
  return kept.map(({ slab, to }) => Buffer.from(slab.bytes.subarray(0, to)).toString()).join('');
}

describe('events of one millisecond in one part', () => {
  it.each([
    ['', ''],
    ['A', 'A'],
    ['AB', 'AB'],
    ['ABA', 'ABA'],
    ['ABAC', 'ABAC'],
  ])('keeps %j: a page may change there and back', (letters, kept) => {
    expect(keep(letters)).toBe(kept);
  });

  it.each([
    ['AA', 'A'],
    ['AAAA', 'A'],
    ['ABBC', 'ABC'],
    ['AABBA', 'ABA'],
  ])('keeps one of neighbours that are the same: %s becomes %s', (letters, kept) => {
    expect(keep(letters)).toBe(kept);
  });

  it.each([
    ['ABAB', 'AB'],
    ['ABCABC', 'ABC'],
    ['ABCABCABC', 'ABC'],
    ['ABACABAC', 'ABAC'],
    ['AABAB', 'AB'],
  ])('keeps a group once that stands there several times: %s becomes %s', (letters, kept) => {
    expect(keep(letters)).toBe(kept);
  });

  it('keeps a group that is repeated in part', () => {
    expect([keep('ABCAB'), keep('ABABC')]).toEqual(['ABCAB', 'ABABC']);
  });

  it('compares contents, not lengths', () => {
    expect(keep('ab')).toBe('ab');
  });
});

describe('events of one millisecond in several parts', () => {
  it.each([
    ['AB/AB', 'AB'],
    ['ABC/BC', 'ABC'],
    ['ABC/B', 'ABC'],
    ['BC/ABCD', 'ABCD'],
    ['ABC/BCD', 'ABCD'],
    ['AB/BC/CD', 'ABCD'],
    ['ABA/ABA', 'ABA'],
  ])('keeps what both hold once: %s becomes %s', (letters, kept) => {
    expect(keep(letters)).toBe(kept);
  });

  it('keeps parts that have nothing in common one after another', () => {
    expect([keep('AB/CD'), keep('AB/BA'), keep('A/B/A')]).toEqual(['ABCD', 'ABA', 'AB']);
  });
});
