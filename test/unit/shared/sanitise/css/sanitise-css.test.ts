import { describe, expect, it } from 'vitest';
import { AssetLedger } from '../../../../../shared/sanitise/missing/asset-ledger.ts';
import { sanitiseCss, sanitiseFontSource } from '../../../../../shared/sanitise/css/sanitise-css.ts';
import { sanitiseSheet } from '../../../../../shared/sanitise/css/sanitise-sheet.ts';
import { CLEAR_PIXEL } from '../../../../../shared/sanitise/placeholder.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';
import { checkCss } from '../find-active.ts';
import { expectProportional } from '../../../../helpers/processor-time.ts';

function clean(css: string): { readonly css: string; readonly urls: readonly string[] } {
  const ledger = new AssetLedger();
  const result = sanitiseCss(css, ledger);
  return { css: result, urls: ledger.summary().assets.map(({ kind, url }) => `${kind} ${url}`) };
}

describe('sanitiseCss', () => {
  it.each([
    'a{color:red}',
    '.a::before{content:"url(http://evil.test/)"}',
    '/* see http://evil.test */ a{b:c}',
    '.a{background:url(data:image/png;base64,AAAA)}',
    '.a{background:url("data:image/svg+xml;utf8,<svg/>")}',
    '.a{fill:url(#g);filter:url("#f")}',
    '.a{background:image-set(url(data:image/png;base64,AA) 1x, "data:image/png;base64,AA" type("image/png") 2x)}',
    '@font-face{font-family:x;src:local("Arial"),url(data:font/woff2;base64,AA) format("woff2")}',
    '.sm\\:p-1{padding:1px}',
    '.a{width:calc(100% - (2px * 3))}',
    '.a::after{content:attr(data-a) attr( title , "none") attr(data-a raw-string);width:attr(data-w px, 2px)}',
  ])('leaves %s as it is', (css) => {
    expect(clean(css)).toEqual({ css, urls: [] });
  });

  it.each([
    ['url(http://evil.test/a.png)', 'http://evil.test/a.png'],
    ['URL( "http://evil.test/a" )', 'http://evil.test/a'],
    ["url('//evil.test/a')", '//evil.test/a'],
    ['\\75 rl(http://evil.test/a)', 'http://evil.test/a'],
    ['u\\72l(http://evil.test/a)', 'http://evil.test/a'],
    ['u\\000072\r\nl(http://evil.test/a)', 'http://evil.test/a'],
    ['url(\\68ttp://evil.test/a)', 'http://evil.test/a'],
    ['url(relative.png)', 'relative.png'],
    ['url(data:text/html,x)', undefined],
    ['url(javascript:alert(1))', undefined],
  ])('puts a clear pixel in the place of %s', (value, url) => {
    const result = clean(`a{background:red ${value} no-repeat;color:blue}`);
    expect(result.css).toMatch(/^a\{background:red url\("data:image\/gif[^)]*"\)\)? no-repeat;color:blue\}$/);
    expect(result.urls).toEqual(url === undefined ? [] : [`image ${url}`]);
  });

  it.each([
    'attr(data-a type(<image>))',
    'attr(data-a type(*), none)',
    'ATTR(title TYPE(<image>))',
    '\\61 ttr(title type(*))',
    'at\\74r(title type(*))',
    'attr(/**/title/**/type(*))',
    'attr(title/**/type(*))',
    'attr(data-a var(--type))',
    'attr(data-a url)',
    'attr(\\74itle type(*))',
    'attr(title type(*)',
    'var(--none, attr(data-a type(*)))',
  ])('takes no CSS out of an attribute: %s', (value) => {
    for (const css of [`a{background:${value}}`, `a{--a:${value};background:var(--a)}`]) {
      expect(clean(css).css).toMatch(/-x-not-loaded\(/);
      expect(clean(css).css).not.toMatch(/attr\(|t\\74r\(|61 ttr\(/i);
    }
  });

  it('makes an empty rule of an import, so that rules keep their numbers', () => {
    for (const at of [
      '@import "http://evil.test/a.css";',
      '@IMPORT url(http://evil.test/a.css) screen;',
      '@\\69mport url("http://evil.test/a.css") layer(x);',
    ]) {
      const result = clean(`${at}a{b:c}`);
      expect(result.css).toBe('@media not all{}a{b:c}');
      expect(result.urls.map((url) => url.toLowerCase())).toEqual(['stylesheet http://evil.test/a.css']);
    }
  });

  it.each([
    ['"\\\r\nurl(http://evil.test/a)"', []],
    ['"\\\f" url(http://evil.test/a)', ['image http://evil.test/a']],
    ["'\\\r' url(http://evil.test/a)", ['image http://evil.test/a']],
    ['"\\22\r\n" url(http://evil.test/a)', ['image http://evil.test/a']],
    ['"\r" url(http://evil.test/a)', []],
    ['"a\rb" url(http://evil.test/a) "', []],
    ['"a\fb" url(http://evil.test/a) "', []],
    ['u\\72\furl(', []],
    ['u\\72\fl(http://evil.test/a)', ['image http://evil.test/a']],
    ['u\0rl(http://evil.test/a)', []],
    ['url(\f\r\nhttp://evil.test/a\r)', ['image http://evil.test/a']],
    ['<!--url(http://evil.test/a)', ['image http://evil.test/a']],
    ['@import\r"http://evil.test/a";', ['stylesheet http://evil.test/a']],
  ])('reads ends of lines and NUL as browsers do in %j', (css, urls) => {
    expect(clean(css).urls).toEqual(urls);
  });

  it.each(['\ufeff', '\ufffe', '\ufeff\ufffe\ufeff'])(
    'reads what follows %j as if it were not there',
    (mark) => {
      const css = `${mark}url(a"){}b{c:${mark}url(http://evil.test/a)}/*"*/`;
      for (const place of ['whole', 'sheet', 'piece'] as const) {
        const ledger = new AssetLedger();
        expect(sanitiseCss(css, ledger, place)).not.toMatch(/evil|[\ufeff\ufffe]/);
        expect(ledger.summary().assets.map(({ url }) => url)).toContain('http://evil.test/a');
      }
      expect(sanitiseCss(`a{b:c}${mark}`, new AssetLedger())).toBe('a{b:c}');
      expect(sanitiseFontSource(`${mark}url(a"b) url(http://evil.test/a)`, new AssetLedger())).not.toContain(
        'evil',
      );
    },
  );

  it.each([
    'background:url(#a)',
    'background:image-set("#a" 1x)',
    'mask-image:image-set(url(#a) 1x)',
    'mask:-webkit-cross-fade(url(#a),url(#a),50%)',
    'content:url("#a")',
    'cursor:url(#a),auto',
    'fill:none;--a:url(#a)',
    'background:if(style(--a:b):none;style(fill:c):url(#a))',
    'fill:none}b{background:url(#a)',
  ])('takes a part of the document for no picture: %s', (css) => {
    expect(clean(css).css).not.toContain('#a');
    expect(clean(css).urls).toEqual([]);
  });

  it.each([
    'fill:url(#a) red',
    'FILL/**/ :url(#a)',
    'f\\69 lter:url("#a") blur(1px)',
    'b:url(data:image/png,);mask:url(#a)',
    'marker-start:var(--b,url(#a))',
    '-webkit-clip-path:url(#a)',
  ])('leaves parts of the document where they are referred to: %s', (css) => {
    expect(clean(css).css).toBe(css);
  });

  it('knows of a value which property it is for', () => {
    expect(sanitiseCss('url(#a)', new AssetLedger(), 'whole', 'filter')).toBe('url(#a)');
    expect(sanitiseCss('url(#a)', new AssetLedger(), 'whole', 'background')).not.toContain('#a');
  });

  it('leaves ends of lines as they are where there is nothing to change', () => {
    const css = 'a\r\n{b:c\f;d:"\\\r\n"}\0';
    expect(clean(css).css).toBe(css);
  });

  it('takes no space for the end of a piece that ends the number of an escape', () => {
    const pieces = ['a{b:u\\72 ', 'l(http://evil.test/a)}'];
    const joined = pieces.map((piece) => sanitiseCss(piece, new AssetLedger(), 'piece')).join('');
    expect(joined).toBe('a{b:u\\72 /**/l(http://evil.test/a)}');
  });

  it('takes no other space for none in an address', () => {
    expect(clean('url("\u00a0data:image/png;base64,AA")').urls).toHaveLength(1);
  });

  it('takes remote fonts out of a font face and calls them so', () => {
    const result = clean('@font-face{src:url(http://evil.test/f.woff)}a{background:url(http://evil.test/i)}');
    expect(result.css).toContain('src:local("")');
    expect(result.urls).toEqual(['font http://evil.test/f.woff', 'image http://evil.test/i']);
    const ledger = new AssetLedger();
    expect(sanitiseFontSource('url(http://evil.test/f)', ledger)).toBe('local("")');
  });

  it('knows the strings of image sets for addresses, and lets no variable bring one', () => {
    const result = clean(
      'a{--u:"http://evil.test/v";b:image-set("http://evil.test/s" 1x);c:image-set(var(--u) 1x);d:src("http://evil.test/t")}',
    );
    expect(result.css).toBe(
      `a{--u:"http://evil.test/v";b:image-set("${CLEAR_PIXEL}" 1x);c:image-set(-x-not-loaded(--u) 1x);d:-x-not-loaded("${CLEAR_PIXEL}")}`,
    );
    expect(result.urls).toEqual(['image http://evil.test/s', 'image http://evil.test/t']);
  });

  it('is not led astray by what looks like the beginning of something', () => {
    for (const css of [
      '1url(" ) url(http://evil.test/) "',
      '#url(a) url(http://evil.test/)',
      'a:"\\',
      '-->url(http://evil.test/)',
      'url(a"b) url(http://evil.test/)',
      '"a\nurl(http://evil.test/)"',
      '/*/ */url(http://evil.test/)',
    ]) {
      const found: string[] = [];
      const { css: result } = clean(css);
      checkCss(
        result.replace(/"[^"\n]*"/g, (all) => (all.includes('data:') ? all : '""')),
        found,
      );
      expect(found, css).toEqual([]);
    }
  });
});

describe('pieces of a sheet', () => {
  const ATTACK = `@import "http://evil.test/a";a{b:url(http://evil.test/b);c:image-set("http://evil.test/c" 1x);d:'x';e:\\75rl(http://evil.test/d)}/* " */`;

  it('load nothing when they are put together, wherever they were cut', () => {
    for (let at = 0; at <= ATTACK.length; at++) {
      for (const to of [at + 1, at + 3, ATTACK.length]) {
        const pieces = [ATTACK.slice(0, at), ATTACK.slice(at, to), ATTACK.slice(to)];
        const joined = pieces.map((piece) => sanitiseCss(piece, new AssetLedger(), 'piece')).join('');
        expect(sanitiseCss(joined, new AssetLedger()), pieces.join(' | ')).toBe(joined);
      }
    }
  });

  it('load nothing when the player takes the marks away between them', () => {
    for (let at = 0; at <= ATTACK.length; at++) {
      const sheet = `${ATTACK.slice(0, at)}/* rr_split */${ATTACK.slice(at)}`;
      const joined = sanitiseSheet(sheet, new AssetLedger()).split('/* rr_split */').join('');
      expect(sanitiseCss(joined, new AssetLedger())).toBe(joined);
    }
  });

  it('are told apart by no mark that shows when another is taken away', () => {
    const sheet = 'a{b:u/* rr_\ufeffsplit */rl(http://evil.test/a)}/* rr_split */';
    const joined = sanitiseSheet(sheet, new AssetLedger()).replaceAll('/* rr_split */', '');
    expect(sanitiseCss(joined, new AssetLedger())).toBe(joined);
    expect(joined).not.toMatch(/url\(http/);
  });

  it('stay as they are when they are whole', () => {
    const sheet = 'a{content:"x"}/* rr_split */b{color:red}';
    expect(sanitiseSheet(sheet, new AssetLedger())).toBe(sheet);
  });
});

describe('random CSS', () => {
  const PARTS = [
    'url(',
    'u\\72 l(',
    '"',
    "'",
    ')',
    '(',
    '{',
    '}',
    ';',
    '@import ',
    '@font-face',
    'image-set(',
    'src(',
    'var(--a)',
    '/*',
    '*/',
    '\\',
    '\n',
    ' ',
    ',',
    'http://evil.test/',
    '//evil.test',
    'data:image/png;base64,AA',
    '#a',
    'a',
    '1',
    '-',
    'url',
    '@',
    'import',
    '<!--',
    '-->',
    '[',
    ']',
    'e',
    '\0',
    'é',
  ];

  it('is changed once, and is harmless then', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 60_000; round++) {
      const css = Array.from({ length: random.int(14) + 1 }, () => random.pick(PARTS)).join('');
      for (const place of ['whole', 'piece'] as const) {
        const once = sanitiseCss(css, new AssetLedger(), place);
        expect(sanitiseCss(once, new AssetLedger(), 'whole'), JSON.stringify(css)).toBe(once);
      }
    }
  });

  it('takes time in proportion to its length', () => {
    for (const part of ['url(', 'image-set(', '@import (', '/*', '"\\', 'a{', '\\', "@import '", 'url("']) {
      expectProportional(400_000, (size) => sanitiseCss(part.repeat(size), new AssetLedger(), 'piece'), part);
    }
  });
});
