import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib';
import { MAX_ASSET_BYTES } from './limits.ts';

/** An HTTP response, with its body decoded. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
}

const UNPACKERS: Readonly<
  Record<string, (body: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>>
> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/**
 * Reads a stored HTTP response. Archivers often store a decoded body under the headers it came with: a body that is
 * not encoded as they say is taken as it is.
 * @returns undefined where it is none
 */
export async function readHttpAnswer(message: Buffer): Promise<HttpAnswer | undefined> {
  const end = message.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = message.subarray(0, Math.max(end, 0)).toString('latin1').split('\r\n');
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(statusLine)?.[1];
  if (status === undefined) {
    return undefined;
  }
  const headers = parseHeaders(lines);
  const raw = message.subarray(end + 4);
  const isChunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '');
  const joined = (isChunked ? joinChunks(raw) : undefined) ?? raw;
  return {
    status: Number(status),
    contentType: headers.get('content-type') ?? '',
    body: await unpackBody(joined, headers.get('content-encoding') ?? ''),
  };
}

/** @param lines `Name: value`; names come back in small letters */
export function parseHeaders(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
    }),
  );
}

/** RFC 9112, 7.1. @returns undefined where it is not chunked */
function joinChunks(raw: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = raw.indexOf('\r\n', at);
    const size = /^([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(raw.toString('latin1', at, Math.max(lineEnd, at)))?.[1];
    if (lineEnd < 0 || size === undefined) {
      return undefined;
    }
    const from = lineEnd + 2;
    const to = from + parseInt(size, 16);
    if (to === from) {
      return Buffer.concat(parts);
    }
    if (to > raw.length) {
      return undefined;
    }
    parts.push(raw.subarray(from, to));
    at = to + 2;
  }
}

async function unpackBody(body: Buffer, encoding: string): Promise<Uint8Array> {
  const unpack = UNPACKERS[encoding.toLowerCase()];
  try {
    return unpack ? await unpack(body, { maxOutputLength: MAX_ASSET_BYTES }) : body;
  } catch {
    return body;
  }
}
