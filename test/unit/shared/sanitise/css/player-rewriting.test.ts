import { describe, expect, it } from 'vitest';
import { sanitiseCss } from '../../../../../shared/sanitise/css/sanitise-css.ts';
import { sanitiseSheet } from '../../../../../shared/sanitise/css/sanitise-sheet.ts';
import { AssetLedger } from '../../../../../shared/sanitise/missing/asset-ledger.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';

function clean(css: string): string {
  return sanitiseCss(css, new AssetLedger(), 'piece');
}

/** What rrweb looks for: in selectors, in media queries, in comments. */
const LOOKED_FOR = /:hover|m(?:ax|in)-device-(?:width|height)|sourceMappingURL/;
const HOVERED = '[data-airgap-hover]';

describe('what rrweb would rewrite in a sheet', () => {
  it.each([
    ['a:hover{b:c}', `a${HOVERED}{b:c}`],
    [
      'a:not(:hover) , b:HOVER::before{b:c}c:hover{}',
      `a:not(${HOVERED}) , b${HOVERED}::before{b:c}c${HOVERED}{}`,
    ],
    ['a{b:c;&:hover{d:e}}', `a{b:c;&${HOVERED}{d:e}}`],
    ['@import "x";a:hover{}', `@media not all{}a${HOVERED}{}`],
    ['@media (hover:hover){a:hover{}}', `@media (hover:\\68over){a${HOVERED}{}}`],
  ])('is done already: the hovers of %s are what was under the recorded mouse', (css, expected) => {
    expect(clean(css)).toBe(expected);
  });

  it.each([
    ['a{animation:hover 1s}', 'a{animation:\\68over 1s}'],
    ['a[b=":hover"]{}', 'a[b=":\\68over"]{}'],
    ['.a\\:hover{}', '.a\\:\\68over{}'],
    ['/* a:hover */', '/* a:\\68over */'],
    ['a{b:url(data:image/png,:hover)}', 'a{b:url(data:image/png,:\\68over)}'],
    ['a:hover/**/;', 'a:\\68over/**/;'],
  ])('is written in another way where it is no selector: %s', (css, expected) => {
    expect(clean(css)).toBe(expected);
  });

  it('is done already: the screen of a media query is the window', () => {
    const css =
      '@media (min-device-width:1px) and (MAX-device-height:2px){.min-device-width{b:"max-device-width"}}';
    expect(clean(`${css}a:hover{}`)).toBe(
      '@media (min-width:1px) and (MAX-height:2px){.min-\\000064evice-width{b:"max-\\000064evice-width"}}' +
        `a${HOVERED}{}`,
    );
  });

  it('is not there any more: comments that say where a map is', () => {
    expect(clean('a{}/*# sourceMappingURL=a.map */')).toBe('a{}/*# source\\00004dappingURL=a.map */');
  });

  it('is not there any more, wherever a sheet was cut', () => {
    const css = '@media (min-device-width:1px){a:hover b[c=":hover"]/*# sourceMappingURL=a */{}}';
    for (let at = 0; at <= css.length; at++) {
      const sheet = sanitiseSheet(`${css.slice(0, at)}/* rr_split */${css.slice(at)}`, new AssetLedger());
      expect(sheet.replaceAll('/* rr_split */', '')).not.toMatch(LOOKED_FOR);
    }
  });

  it('is not there any more in random CSS, which stays as it is when it is read again', () => {
    const random = seededRandom(3);
    const parts = [
      ':',
      'hover',
      ':hover',
      '\\',
      '"',
      "'",
      '(',
      ')',
      '{',
      '}',
      ';',
      '@media ',
      'a',
      ',',
      '\n',
      '/*',
    ];
    const more = [
      '*/',
      'min-device-width',
      '-device-',
      'max',
      '-width',
      '\ufeff',
      '\ufffe',
      '# sourceMappingURL=',
    ];
    for (let round = 0; round < 20_000; round++) {
      const css = Array.from({ length: random.int(14) + 1 }, () => random.pick([...parts, ...more])).join('');
      const once = clean(css);
      expect(once).not.toMatch(LOOKED_FOR);
      expect(clean(once), css).toBe(once);
    }
  });
});
