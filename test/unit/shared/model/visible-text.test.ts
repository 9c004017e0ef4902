import { describe, expect, it } from 'vitest';
import { toVisibleText } from '../../../../shared/model/visible-text.ts';

describe('toVisibleText', () => {
  it('leaves ordinary text alone, in any script', () => {
    const text = 'Ada Lovelace – é 日本 العربية 😀 ❤️ a\u0301';
    expect(toVisibleText(text)).toBe(text);
  });

  it.each([
    ['text turned around', 'exe.\u202egpj', 'exe.⟨U+202E⟩gpj'],
    ['isolates', '\u2066a\u2069', '⟨U+2066⟩a⟨U+2069⟩'],
    ['zero-width characters', 'pay\u200bpal\ufeff', 'pay⟨U+200B⟩pal⟨U+FEFF⟩'],
    ['controls', 'a\u0000\n\u007f\u0085', 'a⟨U+0000⟩⟨U+000A⟩⟨U+007F⟩⟨U+0085⟩'],
    ['line separators', '\u2028\u2029', '⟨U+2028⟩⟨U+2029⟩'],
    ['fillers that look like spaces', '\uffa0\u2800\u3164\u17b4', '⟨U+FFA0⟩⟨U+2800⟩⟨U+3164⟩⟨U+17B4⟩'],
    ['annotations, tags and halves of characters', '\ufff9\u{e0041}\ud800', '⟨U+FFF9⟩⟨U+E0041⟩⟨U+D800⟩'],
    ['the Arabic letter mark', '\u061c', '⟨U+061C⟩'],
  ])('shows %s', (_, text, expected) => {
    expect(toVisibleText(text)).toBe(expected);
  });

  it('bounds the length', () => {
    expect([toVisibleText('x'.repeat(2000)).length, toVisibleText('x'.repeat(2001))]).toEqual([
      2000,
      `${'x'.repeat(2000)}…`,
    ]);
  });

  it('does not tear a character of two code units at the bound', () => {
    expect(toVisibleText(`${'x'.repeat(1999)}😀😀`).isWellFormed()).toBe(true);
  });
});
