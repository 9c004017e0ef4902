import type { RequestDetails, RequestPhase } from '../model/item.ts';
import type { Milliseconds } from '../model/units.ts';

/** An entry of an HTTP Archive, version 1.2 (http://www.softwareishard.com/blog/har-12-spec/). */
export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: Milliseconds;
  readonly request: object;
  readonly response: object;
  readonly cache: object;
  readonly timings: Readonly<Record<HarPhase, Milliseconds>>;
  /** Chromium's field for the kind of resource. */
  readonly _resourceType?: string;
}

type HarPhase = 'blocked' | 'dns' | 'connect' | 'ssl' | 'send' | 'wait' | 'receive';

/** What a recording does not tell. */
const UNKNOWN = -1;

/** A recorded request as an entry of an archive. Nothing is made up: what was not recorded is said to be unknown. */
export function toHarEntry(request: RequestDetails): HarEntry {
  const timings = toTimings(request);
  return {
    startedDateTime: toDateTime(request.startMs),
    time: sumOf(timings),
    request: toRequest(request),
    response: toResponse(request),
    cache: {},
    timings,
    ...(request.initiator === null ? {} : { _resourceType: request.initiator }),
  };
}

function toDateTime(moment: number): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}

function toRequest({ method, url, protocol, requestHeaders, requestBody }: RequestDetails): object {
  return {
    method,
    url,
    httpVersion: protocol ?? 'unknown',
    cookies: [],
    headers: toPairs(requestHeaders),
    queryString: toQuery(url),
    headersSize: UNKNOWN,
    bodySize: requestBody === null ? UNKNOWN : byteLength(requestBody),
    ...(requestBody === null ? {} : { postData: { mimeType: typeOf(requestHeaders), text: requestBody } }),
  };
}

function toResponse(request: RequestDetails): object {
  const { status, protocol, responseHeaders, responseBody, encodedBytes, decodedBytes } = request;
  return {
    status: status ?? 0,
    statusText: '',
    httpVersion: protocol ?? 'unknown',
    cookies: [],
    headers: toPairs(responseHeaders),
    content: {
      size: decodedBytes ?? (responseBody === null ? UNKNOWN : byteLength(responseBody)),
      mimeType: typeOf(responseHeaders),
      ...(responseBody === null ? {} : { text: responseBody }),
    },
    redirectURL: headerOf(responseHeaders, 'location') ?? '',
    headersSize: UNKNOWN,
    bodySize: encodedBytes ?? UNKNOWN,
  };
}

/** Time outside the recorded phases is `blocked`; without any phase, all of it is `wait`. */
function toTimings({ phases, durationMs }: RequestDetails): HarEntry['timings'] {
  const lengthOf = (name: RequestPhase['name']): Milliseconds | undefined => {
    const phase = phases.find((candidate) => candidate.name === name);
    return phase && phase.toMs - phase.fromMs;
  };
  const [dns = UNKNOWN, connect = UNKNOWN, ssl = UNKNOWN] = [
    lengthOf('dns'),
    lengthOf('connect'),
    lengthOf('tls'),
  ];
  const receive = lengthOf('receiving') ?? 0;
  const hasNoPhases = phases.length === 0;
  const wait = hasNoPhases ? (durationMs ?? 0) : (lengthOf('waiting') ?? 0);
  const known = sumOf({ blocked: UNKNOWN, dns, connect, ssl, send: 0, wait, receive });
  const rest = (durationMs ?? known) - known;
  return { blocked: hasNoPhases || rest < 0 ? UNKNOWN : rest, dns, connect, ssl, send: 0, wait, receive };
}

/** TLS is part of connecting, and is not counted again. */
function sumOf({ blocked, dns, connect, send, wait, receive }: HarEntry['timings']): Milliseconds {
  return [blocked, dns, connect, send, wait, receive].reduce((sum, part) => sum + Math.max(part, 0), 0);
}

function toPairs(headers: RequestDetails['requestHeaders']): object[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function toQuery(url: string): object[] {
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? [];
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
      return { name: decode(name), value: decode(value) };
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function typeOf(headers: RequestDetails['requestHeaders']): string {
  return headerOf(headers, 'content-type') ?? '';
}

function headerOf(headers: RequestDetails['requestHeaders'], wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
