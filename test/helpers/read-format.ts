import type { Format, RecordSink, SessionDescription } from '../../shared/formats/format.ts';
import { nodePlatform } from '../../electron/import/reading/node-platform.ts';
import type { ProductEvent } from '../../shared/model/session.ts';
import { createFileHead } from '../../shared/formats/file-head.ts';
import { HEAD_BYTES } from '../../shared/formats/limits.ts';
import { FORMATS } from '../../shared/formats/registry.ts';
import type { HealthCode } from '../../shared/model/health.ts';
import { pushInChunks, toBytes } from './chunks.ts';

/** Everything a format said about a file. */
export interface ReadResult {
  readonly records: { readonly windowId: unknown; readonly event: unknown; readonly at: number }[];
  readonly warnings: { readonly code: HealthCode; readonly at: number }[];
  readonly descriptions: SessionDescription[];
  readonly productEvents: ProductEvent[];
}

/** Reads a whole text with a format, in chunks of one size. */
export function readFormat(format: Format, text: string | Uint8Array, chunkSize = Infinity): ReadResult {
  const result: ReadResult = { records: [], warnings: [], descriptions: [], productEvents: [] };
  const sink: RecordSink = {
    platform: nodePlatform,
    plain: (windowId, { type, timestamp, bytes, dataFrom, dataTo }, at) => {
      const data = bytes.subarray(dataFrom, dataTo);
      const payload = data.length > 0 ? { data: JSON.parse(new TextDecoder().decode(data)) as unknown } : {};
      result.records.push({ windowId, event: { type, timestamp, ...payload }, at });
      return true;
    },
    productEvent: (event) => void result.productEvents.push(event),
    describe: (description) => void result.descriptions.push(description),
    record: (windowId, event, at) => void result.records.push({ windowId, event, at }),
    warn: (code, at) => void result.warnings.push({ code, at }),
  };
  const bytes = typeof text === 'string' ? toBytes(text) : text;
  const reader = format.createReader(sink, createFileHead('unknown', bytes.subarray(0, HEAD_BYTES)));
  pushInChunks(bytes, Math.min(chunkSize, Math.max(bytes.length, 1)), (chunk) => {
    reader.begin(chunk);
    while (!reader.readOn()) {}
  });
  reader.end();
  return result;
}

/** The ids of all formats that claim a text. */
export function claimants(text: string | Uint8Array): string[] {
  const bytes = (typeof text === 'string' ? toBytes(text) : text).subarray(0, HEAD_BYTES);
  const head = createFileHead('unknown', bytes);
  return FORMATS.filter((format) => format.detect(head)).map(({ id }) => id);
}
