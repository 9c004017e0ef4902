import type { MediaType } from '../../shared/assets/media-types.ts';
import { ASSET_ORIGIN, STAGE_ORIGIN } from '../../shared/origins.ts';
import { responseHeaders } from './response-headers.ts';

/** What is served, and its media type. */
export interface ServedAsset {
  readonly mediaType: MediaType;
  readonly bytes: Uint8Array;
}

/** Answers for the host of the assets; undefined for any other. */
export type AssetServer = (request: Pick<Request, 'method' | 'url'>) => Response | undefined;

/** A drawing may have styles of its own, and nothing else. */
const ASSET_CSP = ["default-src 'none'", "style-src 'unsafe-inline'", "frame-ancestors 'none'"].join('; ');
const PATH = /^\/([0-9a-f]{64})$/;
const HAS_TEXT: readonly MediaType[] = ['text/css', 'image/svg+xml'];

/**
 * Serves imported assets, by their SHA-256 only: `GET stage://assets/<64 hex digits>`.
 * @param find looks it up in the library; style sheets come back harmless
 */
export function createAssetServer(find: (sha256: string) => ServedAsset | undefined): AssetServer {
  return ({ method, url }) => {
    const { protocol, host, pathname, search, hash } = new URL(url);
    if (`${protocol}//${host}` !== ASSET_ORIGIN) {
      return undefined;
    }
    const sha256 = search === '' && hash === '' ? PATH.exec(pathname)?.[1] : undefined;
    const asset = method === 'GET' && sha256 !== undefined ? find(sha256) : undefined;
    return asset ? answer(asset) : new Response('Not found', { status: 404 });
  };
}

function answer({ mediaType, bytes }: ServedAsset): Response {
  const contentType = HAS_TEXT.includes(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;
  const headers = responseHeaders(contentType, ASSET_CSP);
  // Fonts are asked for with CORS; nobody but the stage gets one.
  return new Response(new Uint8Array(bytes), {
    headers: { ...headers, 'Access-Control-Allow-Origin': STAGE_ORIGIN },
  });
}
