import type { RequestDetails } from '../../shared/model/item.ts';
import { START_MS } from './make-events.ts';

/** A request of which only what is said was recorded. */
export function makeRequest(change: Partial<RequestDetails> = {}): RequestDetails {
  return {
    method: 'GET',
    url: 'https://shop.example/',
    status: 200,
    startMs: START_MS,
    durationMs: 10,
    initiator: null,
    protocol: null,
    transferBytes: null,
    encodedBytes: null,
    decodedBytes: null,
    phases: [],
    requestHeaders: [],
    responseHeaders: [],
    requestBody: null,
    responseBody: null,
    ...change,
  };
}
