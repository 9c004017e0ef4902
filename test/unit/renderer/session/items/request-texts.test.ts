import { expect, it } from 'vitest';
import { formatLength, nameOfUrl, shortenUrl } from '../../../../../renderer/session/items/request-texts.ts';

it.each([
  ['https://shop.example/api/cart?sku=1', 'cart?sku=1', '/api/cart?sku=1'],
  ['https://shop.example/api/', 'api', '/api/'],
  ['https://shop.example', 'shop.example', 'shop.example'],
  ['https://shop.example/', 'shop.example', 'shop.example'],
  ['https://shop.example/?q=a/b', 'shop.example?q=a/b', '/?q=a/b'],
  ['/api/cart', 'cart', '/api/cart'],
  ['', '', ''],
])('calls the address “%s” “%s”, and “%s” where there is more room', (url, name, short) => {
  expect([nameOfUrl(url), shortenUrl(url)]).toEqual([name, short]);
});

it('tells how long a request took in the unit that fits', () => {
  expect([0.25, 12.4, 999, 1400].map(formatLength)).toEqual(['0.25 ms', '12 ms', '999 ms', '1.40 s']);
});
