import { describe, expect, it } from 'vitest';
import { isAssetAddress } from '../../../../shared/assets/asset-address.ts';
import { addressOfKey, keyOfAddress, keyOfPath } from '../../../../shared/assets/asset-keys.ts';
import { resolveAmong, type AssetEntry } from '../../../../shared/assets/asset-table.ts';

const hash = (digit: string): string => digit.repeat(64);

function fill(entries: Readonly<Record<string, string>>, wanted: string): string | undefined {
  const list = Object.entries(entries).map(([key, digit]): AssetEntry => ({
    key,
    sha256: hash(digit),
    kind: 'image',
  }));
  return resolveAmong(list)('image', wanted)?.slice(-1);
}

describe('a wanted address is filled by', () => {
  it.each([
    ['exactly the same', { 'https://a.example/x.png?v=1': '1', 'https://a.example/x.png': '2' }, '1'],
    ['one without its query', { 'https://a.example/x.png': '2', '//a.example/x.png': '3' }, '2'],
    ['a file of its host that is named with its query', { '//a.example/x.png?v=1': '4' }, '4'],
    ['a file of its host', { '//a.example/x.png': '3' }, '3'],
  ])('%s', (_, entries, filled) => {
    expect(fill(entries, 'https://a.example/x.png?v=1#part')).toBe(filled);
  });

  it('a file whose name is escaped in the address', () => {
    expect(fill({ '//a.example/a b/ü.png': '1' }, 'https://a.example/a%20b/%C3%BC.png')).toBe('1');
  });

  it.each([
    ['another query', { 'https://a.example/x.png?v=2': '1' }],
    ['another host', { '//b.example/x.png': '1' }],
    ['another port', { '//a.example:8080/x.png': '1' }],
    ['another scheme, where that is known', { 'http://a.example/x.png?v=1': '1' }],
    ['nothing at all', {}],
  ])('not by %s', (_, entries) => {
    expect(fill(entries, 'https://a.example/x.png?v=1')).toBeUndefined();
  });

  it('something of the right kind only, and only where the kind is filled', () => {
    const entries: AssetEntry[] = [{ key: '//a.example/x', sha256: hash('1'), kind: 'stylesheet' }];
    const resolve = resolveAmong(entries);
    expect(resolve('stylesheet', 'https://a.example/x')).toBe(`stage://assets/${hash('1')}`);
    expect(resolve('image', 'https://a.example/x')).toBeUndefined();
    expect(resolve('script', 'https://a.example/x')).toBeUndefined();
  });

  it.each(['data:image/png,x', 'file:///a.example/x.png', 'x.png', '', 'javascript:x', 'https://'])(
    'nothing where it is %j',
    (wanted) => {
      expect(fill({ '//a.example/x.png': '1' }, wanted)).toBeUndefined();
    },
  );
});

describe('the key of a file in a folder', () => {
  it.each([
    ['shop.example/img/a.png', '//shop.example/img/a.png'],
    ['https/shop.example/img/a.png', '//shop.example/img/a.png'],
    ['saved/https/SHOP.example/a.png', '//shop.example/a.png'],
    ['shop.example_443/a.png', '//shop.example/a.png'],
    ['shop.example_8443/a.png', '//shop.example:8443/a.png'],
    ['localhost:3000/a.png', '//localhost:3000/a.png'],
    ['127.0.0.1/a.png', '//127.0.0.1/a.png'],
    ['shop.example/a%20b.png', '//shop.example/a b.png'],
    ['shop.example/100%.png', '//shop.example/100%.png'],
  ])('%s is %s', (path, key) => {
    expect(keyOfPath(path)).toBe(key);
  });

  it.each(['a.png', 'logo.example', 'img/a.png', 'jquery-3.5.1/a.css', 'a/b/c/shop.example/a.png', ''])(
    '%j has none',
    (path) => {
      expect(keyOfPath(path)).toBeUndefined();
    },
  );
});

it('an address is known without its fragment, and only where a page can be', () => {
  expect(keyOfAddress('HTTPS://Shop.example:443/a?b#c')).toBe('https://shop.example/a?b');
  expect(keyOfAddress('urn:pageinfo:https://shop.example/')).toBeUndefined();
  expect(keyOfAddress('not an address')).toBeUndefined();
  expect(addressOfKey('//shop.example/a.css')).toBe('https://shop.example/a.css');
  expect(addressOfKey('http://shop.example/a.css')).toBe('http://shop.example/a.css');
});

it.each([
  `stage://assets/${hash('A')}`,
  `stage://assets/${hash('a')}?x`,
  `stage://assets/${hash('a')}/..`,
  `stage://assets/${hash('a')}\n`,
  ` stage://assets/${hash('a')}`,
  `STAGE://assets/${hash('a')}`,
  `stage://stage/${hash('a')}`,
  `stage://assets.evil/${hash('a')}`,
  'stage://assets/',
  'stage://assets/../stage/index.html',
])('%j is no address of an asset', (url) => {
  expect(isAssetAddress(url)).toBe(false);
});
