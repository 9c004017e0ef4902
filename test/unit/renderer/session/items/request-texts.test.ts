import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  formatLength,
  nameOfUrl,
  shortenUrl,
  toCurl,
} from '../../../../../renderer/session/items/request-texts.ts';
import { makeRequest } from '../../../../helpers/make-request.ts';

/** The arguments that a shell hands to curl. */
function argumentsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('a request as a cURL command', () => {
  it('is made of its method, headers, body and address', () => {
    const request = makeRequest({
      method: 'POST',
      url: 'https://shop.example/pay',
      requestHeaders: [
        ['Content-Type', 'application/json'],
        ['Host', 'shop.example'],
        [':authority', 'shop.example'],
        ['Content-Length', '9'],
      ],
      requestBody: '{"a":"b"}',
    });
    expect(argumentsOf(toCurl(request))).toEqual([
      ...['--request', 'POST'],
      ...['--header', 'Content-Type: application/json'],
      ...['--data-raw', '{"a":"b"}'],
      ...['--url', 'https://shop.example/pay'],
    ]);
  });

  it.each(["'; touch /tmp/owned; '", '$(id) `id` $HOME', 'a\nb\\', '-o /etc/passwd', '!!', "''\\'"])(
    'hands on “%s” as it stands, wherever it is written',
    (text) => {
      const request = makeRequest({
        method: text,
        url: text,
        requestHeaders: [[text, text]],
        requestBody: text,
      });
      expect(argumentsOf(toCurl(request))).toEqual([
        ...['--request', text],
        ...['--header', `${text}: ${text}`],
        ...['--data-raw', text],
        ...['--url', text],
      ]);
    },
  );
});

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
