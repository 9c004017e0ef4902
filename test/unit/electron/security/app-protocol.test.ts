import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createServer } from '../../../../electron/security/app-protocol.ts';
import { makeTempFolder, writeFile } from '../../../helpers/temp-folder.ts';

vi.mock('electron', () => ({ protocol: {} }));

function makeServer(): (url: string, method?: string) => Promise<Response> {
  const folder = path.join(makeTempFolder(), 'dist');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFile(folder, 'index.html', '<p>page');
  writeFile(folder, 'assets/main.js', 'code');
  writeFile(folder, 'assets/font.woff2', 'font');
  writeFile(folder, 'assets/data.bin', 'data');
  writeFile(path.dirname(folder), 'secret.txt', 'secret');
  const serve = createServer('app', folder, "default-src 'none'");
  return (url, method = 'GET') => serve({ url, method });
}

describe('the server of built pages', () => {
  it.each([
    ['app://app/', '<p>page', 'text/html; charset=utf-8'],
    ['app://app/index.html?a#b', '<p>page', 'text/html; charset=utf-8'],
    ['app://app/assets/main.js', 'code', 'text/javascript; charset=utf-8'],
    ['app://app/assets/font.woff2', 'font', 'font/woff2'],
    ['app://app/assets/data.bin', 'data', 'application/octet-stream'],
  ])('answers %s with its policy', async (url, body, type) => {
    const response = await makeServer()(url);
    expect([response.status, await response.text(), Object.fromEntries(response.headers)]).toEqual([
      200,
      body,
      {
        'content-type': type,
        'content-security-policy': "default-src 'none'",
        'x-content-type-options': 'nosniff',
        'x-dns-prefetch-control': 'off',
        'permissions-policy': expect.stringContaining('geolocation=()') as string,
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      },
    ]);
  });

  it.each([
    'app://app/missing.js',
    'app://app/assets',
    'app://app/assets/',
    'app://app/../secret.txt',
    'app://app/%2e%2e/secret.txt',
    'app://app/..%2fsecret.txt',
    'app://app/assets/..%5c..%5csecret.txt',
    'app://app//etc/passwd',
    'app://app/constructor',
    'app://stage/index.html',
    'app://app:80/index.html',
    'app://app.evil/index.html',
  ])('does not answer %s', async (url) => {
    expect((await makeServer()(url)).status).toBe(404);
  });

  it.each(['POST', 'HEAD', 'PUT'])('does not answer %s', async (method) => {
    expect((await makeServer()('app://app/', method)).status).toBe(404);
  });

  it('serves only what was there at the start', async () => {
    const folder = makeTempFolder();
    const serve = createServer('app', folder, '');
    writeFile(folder, 'late.js', '');
    expect((await serve({ url: 'app://app/late.js', method: 'GET' })).status).toBe(404);
  });
});
