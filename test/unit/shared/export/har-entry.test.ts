import { describe, expect, it } from 'vitest';
import { toHarEntry } from '../../../../shared/export/har-entry.ts';
import { makeRequest } from '../../../helpers/make-request.ts';

describe('a request in an HTTP Archive', () => {
  it('says when it began, how long it took, and what went to and fro', () => {
    const entry = toHarEntry(
      makeRequest({
        method: 'POST',
        url: 'https://shop.example/pay?to=my+b%C3%A4nk&x=%zz#top',
        status: 500,
        durationMs: 1400,
        protocol: 'h2',
        initiator: 'fetch',
        encodedBytes: 80,
        requestHeaders: [['Content-Type', 'application/json']],
        responseHeaders: [['content-type', 'text/plain']],
        requestBody: '{"é":1}',
        responseBody: 'no',
      }),
    );
    expect(entry).toMatchObject({
      startedDateTime: '2023-11-14T22:13:20.000Z',
      time: 1400,
      timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: 1400, receive: 0 },
      request: {
        method: 'POST',
        httpVersion: 'h2',
        queryString: [
          { name: 'to', value: 'my bänk' },
          { name: 'x', value: '%zz' },
        ],
        headers: [{ name: 'Content-Type', value: 'application/json' }],
        postData: { mimeType: 'application/json', text: '{"é":1}' },
        bodySize: 8,
      },
      response: {
        status: 500,
        content: { size: 2, mimeType: 'text/plain', text: 'no' },
        bodySize: 80,
      },
      _resourceType: 'fetch',
    });
  });

  it('counts every phase once: TLS is part of connecting, and what is left was before the request', () => {
    const entry = toHarEntry(
      makeRequest({
        durationMs: 100,
        phases: [
          { name: 'dns', fromMs: 10, toMs: 15 },
          { name: 'connect', fromMs: 15, toMs: 45 },
          { name: 'tls', fromMs: 25, toMs: 45 },
          { name: 'waiting', fromMs: 45, toMs: 80 },
          { name: 'receiving', fromMs: 80, toMs: 100 },
        ],
      }),
    );
    expect(entry.timings).toEqual({
      blocked: 10,
      dns: 5,
      connect: 30,
      ssl: 20,
      send: 0,
      wait: 35,
      receive: 20,
    });
    expect(entry.time).toBe(100);
  });

  it('does not make up what was not recorded', () => {
    const entry = toHarEntry(makeRequest({ status: null, durationMs: null, startMs: Number.NaN }));
    expect(entry.time).toBe(0);
    expect(entry.response).toMatchObject({ status: 0, content: { size: -1 }, bodySize: -1 });
    expect(entry.request).not.toHaveProperty('postData');
  });
});
