import { describe, expect, it } from 'vitest';
import { HarmlessAssets } from '../../../../electron/ipc/harmless-assets.ts';
import { insertAsset } from '../../../../electron/library/assets/assets.ts';
import { createAssetServer, type AssetServer } from '../../../../electron/security/asset-protocol.ts';
import { STAGE_CSP } from '../../../../electron/security/csp.ts';
import { makePng } from '../../../helpers/make-png.ts';
import { makeLibrary } from '../../../helpers/open-library.ts';

const hash = (digit: string): string => digit.repeat(64);
const PNG = makePng(1, 1);

function makeServer(sql = ''): AssetServer {
  const library = makeLibrary();
  const store = (
    digit: string,
    key: string,
    mediaType: 'image/png' | 'image/svg+xml' | 'text/css',
    contents: Uint8Array | string,
  ): void => insertAsset(library, { key, sha256: hash(digit), mediaType, bytes: Buffer.from(contents) });
  store('a', '//cdn.example/a.png', 'image/png', PNG);
  store('b', '//cdn.example/b.svg', 'image/svg+xml', '<svg onload="x()"/>');
  store(
    'c',
    'https://cdn.example/css/c.css',
    'text/css',
    'p{background:url(../a.png),url(//evil.example/x)}',
  );
  library.database.exec(sql);
  const assets = new HarmlessAssets(() => library);
  return createAssetServer((sha256) => assets.find(sha256));
}

const get = (url: string, method = 'GET', server = makeServer()): Response | undefined =>
  server({ url, method });

describe('the server of assets', () => {
  it('answers with the bytes, under its own type and policy, to the stage only', async () => {
    const response = get(`stage://assets/${hash('a')}`);
    expect(response?.status).toBe(200);
    expect(Buffer.from(await response!.arrayBuffer())).toEqual(PNG);
    expect(Object.fromEntries(response!.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': 'stage://stage',
    });
  });

  it('says of drawings and style sheets that they are UTF-8', () => {
    expect(get(`stage://assets/${hash('b')}`)?.headers.get('content-type')).toBe(
      'image/svg+xml; charset=utf-8',
    );
    expect(get(`stage://assets/${hash('c')}`)?.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('makes style sheets harmless, and fills what they refer to', async () => {
    const css = await get(`stage://assets/${hash('c')}`)!.text();
    expect(css).toContain(`p{background:url("stage://assets/${hash('a')}"),url("data:image/gif`);
    expect(css).not.toContain('evil');
  });

  it.each([
    `stage://assets/${hash('d')}`,
    `stage://assets/${hash('a')}?x`,
    `stage://assets/${hash('a')}/`,
    `stage://assets/${hash('A')}`,
    `stage://assets/${hash('a').slice(1)}`,
    `stage://assets/${hash('a')}a`,
    `stage://assets/x/../${hash('g')}`,
    `stage://assets/..%2f${hash('a')}`,
    `stage://assets/%61${hash('a').slice(1)}`,
    'stage://assets/',
    'stage://assets/index.html',
    'stage://assets/../stage/index.html',
  ])('does not answer %s', (url) => {
    expect(get(url)?.status).toBe(404);
  });

  it.each(['POST', 'HEAD', 'PUT', 'OPTIONS'])('does not answer %s', (method) => {
    expect(get(`stage://assets/${hash('a')}`, method)?.status).toBe(404);
  });

  it.each([
    `stage://stage/${hash('a')}`,
    `stage://assets.evil/${hash('a')}`,
    `stage://assets:80/${hash('a')}`,
    `app://assets/${hash('a')}`,
  ])('leaves %s to others', (url) => {
    expect(get(url)).toBeUndefined();
  });

  it('serves nothing under a type that is none of ours, whatever a library from a stranger says', () => {
    const server = makeServer("UPDATE main.assets SET media_type = 'text/html'");
    expect(get(`stage://assets/${hash('a')}`, 'GET', server)?.status).toBe(404);
  });
});

describe('in a library from a stranger', () => {
  it.each([
    ['a drawing without an end', 'b', '<svg><g id="a"><use href="#a"/></g></svg>'],
    ['a style sheet that takes too long to look into', 'c', ' '.repeat(5_000_000)],
  ])('%s is not served', (_, digit, contents) => {
    const server = makeServer(
      `UPDATE main.assets SET bytes = CAST('${contents}' AS BLOB) WHERE sha256 = '${hash(digit)}'`,
    );
    expect(get(`stage://assets/${hash(digit)}`, 'GET', server)?.status).toBe(404);
  });
});

it('a style sheet is made anew when there is more to fill it with', async () => {
  const library = makeLibrary();
  const insert = (digit: string, key: string, mediaType: 'image/png' | 'text/css', contents: string): void =>
    insertAsset(library, { key, sha256: hash(digit), mediaType, bytes: Buffer.from(contents) });
  insert('c', '//cdn.example/c.css', 'text/css', 'p{background:url(a.png)}');
  const assets = new HarmlessAssets(() => library);
  const server = createAssetServer((sha256) => assets.find(sha256));
  const read = (): Promise<string> => get(`stage://assets/${hash('c')}`, 'GET', server)!.text();
  expect(await read()).toContain('data:image/gif');
  insert('a', '//cdn.example/a.png', 'image/png', 'png');
  expect(await read()).toContain(`stage://assets/${hash('a')}`);
});

it('the stage may show pictures, fonts and style sheets of that host, and nothing else of it', () => {
  const allowing = STAGE_CSP.split('; ').filter((rule) => rule.includes('stage://assets'));
  expect(allowing.map((rule) => rule.split(' ')[0])).toEqual(['style-src', 'img-src', 'font-src']);
});
