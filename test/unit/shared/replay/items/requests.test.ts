import { describe, expect, it } from 'vitest';
import type { PlainObject, ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { levelOfRequest, readRequests } from '../../../../../shared/replay/items/requests.ts';

const plugin = (name: string, payload: PlainObject): ReplayEvent => ({
  type: 6,
  timestamp: 5000,
  data: { plugin: name, payload },
});
const network = (...requests: PlainObject[]): ReplayEvent => plugin('rrweb/network@1', { requests });

const FETCH = {
  name: 'https://api.example/pay',
  entryType: 'resource',
  initiatorType: 'fetch',
  method: 'post',
  status: 500,
  responseStatus: 0,
  startTime: 1000,
  duration: 300,
  timestamp: 4000,
  transferSize: 812,
  encodedBodySize: 700,
  decodedBodySize: 1400,
  nextHopProtocol: 'h2',
  domainLookupStart: 1010,
  domainLookupEnd: 1020,
  connectStart: 1020,
  secureConnectionStart: 1025,
  connectEnd: 1040,
  requestStart: 1040,
  responseStart: 1280,
  responseEnd: 1300,
  redirectStart: 0,
  redirectEnd: 0,
  requestHeaders: { 'content-type': 'application/json' },
  responseHeaders: [{ name: 'x-id', value: '7' }],
  requestBody: { total: 171 },
  responseBody: '{"error":"gateway"}',
};

describe('PostHog’s network plugin', () => {
  it('tells a request with everything that was recorded of it', () => {
    expect(readRequests(network(FETCH))).toEqual([
      {
        method: 'POST',
        url: 'https://api.example/pay',
        status: 500,
        startMs: 4000,
        durationMs: 300,
        initiator: 'fetch',
        protocol: 'h2',
        transferBytes: 812,
        encodedBytes: 700,
        decodedBytes: 1400,
        phases: [
          { name: 'dns', fromMs: 10, toMs: 20 },
          { name: 'connect', fromMs: 20, toMs: 40 },
          { name: 'tls', fromMs: 25, toMs: 40 },
          { name: 'waiting', fromMs: 40, toMs: 280 },
          { name: 'receiving', fromMs: 280, toMs: 300 },
        ],
        requestHeaders: [['content-type', 'application/json']],
        responseHeaders: [['x-id', '7']],
        requestBody: '{"total":171}',
        responseBody: '{"error":"gateway"}',
      },
    ]);
  });

  it('leaves out what is no request: paints, inputs, the server’s own timing', () => {
    const entries = ['paint', 'first-input', 'serverTiming'].map((entryType) => ({ ...FETCH, entryType }));
    expect(
      readRequests(network(...entries, { entryType: 'navigation', name: 'https://a.example' })),
    ).toHaveLength(1);
  });

  it('takes the short form of mobile recorders', () => {
    const short = {
      name: 'https://a.example',
      method: 'GET',
      responseStatus: 204,
      duration: 12,
      timestamp: 3,
    };
    expect(readRequests(network(short))).toMatchObject([
      { status: 204, durationMs: 12, startMs: 3, phases: [] },
    ]);
  });

  it('reads the old form, whose fields are numbered', () => {
    const old = {
      0: 'resource',
      1: 1000,
      2: 'https://a.example/x',
      3: 250.5,
      18: 'xmlhttprequest',
      21: 404,
      39: 7,
    };
    expect(readRequests(plugin('posthog/network@1', old))).toMatchObject([
      {
        url: 'https://a.example/x',
        startMs: 1250.5,
        durationMs: 7,
        status: 404,
        initiator: 'xmlhttprequest',
      },
    ]);
  });
});

it('tells a span of Sentry’s, whose times are in seconds', () => {
  const payload = {
    op: 'resource.fetch',
    description: 'https://a.example/api',
    startTimestamp: 1700000000.5,
    endTimestamp: 1700000001,
    data: {
      method: 'PUT',
      statusCode: 201,
      request: { headers: { a: 'b' }, body: 'x' },
      response: { size: 9 },
    },
  };
  const span = (more: PlainObject): ReplayEvent => ({
    type: 5,
    timestamp: 1,
    data: { tag: 'performanceSpan', payload: { ...payload, ...more } },
  });
  expect(readRequests(span({}))).toMatchObject([
    {
      method: 'PUT',
      startMs: 1700000000500,
      durationMs: 500,
      status: 201,
      initiator: 'fetch',
      transferBytes: 9,
      requestBody: 'x',
    },
  ]);
  expect(readRequests(span({ op: 'web-vital' }))).toEqual([]);
});

it.each([null, 'text', [], { requests: 'none' }, { requests: [null, 4, {}] }])(
  'finds nothing in %j',
  (payload) => {
    expect(readRequests({ type: 6, timestamp: 1, data: { plugin: 'rrweb/network@1', payload } })).toEqual([]);
  },
);

it('marks what failed, and what was slow', () => {
  const levelFor = (more: PlainObject): string[] =>
    readRequests(network({ ...FETCH, ...more })).map(levelOfRequest);
  expect(levelFor({ status: 404 })).toEqual(['error']);
  expect(levelFor({ status: 200, duration: 3001 })).toEqual(['warn']);
  expect(levelFor({ status: 200, duration: 3000 })).toEqual(['info']);
});

it('reads any number of requests that one event brings', () => {
  const requests = Array.from({ length: 200_000 }, () => FETCH);
  expect(readRequests(plugin('rrweb/network@1', { requests }))).toHaveLength(200_000);
});
