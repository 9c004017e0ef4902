import { isPlainObject } from '../../../../shared/model/replay-event.ts';
import { concatBytes } from '../../../../shared/formats/json/bytes.ts';
import type { ByteRange } from '../job.ts';
import { MAX_BLOCK_LIST_BYTES } from '../limits.ts';

/** `s3://bucket/session_recordings/30d/1747237040000-0011223344556677?range=bytes=1000-287287` */
const BLOCK_URL = /([^/?]+)\?range=bytes=(\d+)-(\d+)$/;

/** Where one block of a recording lies. */
export interface ListedBlock extends ByteRange {
  /** Its place in the list, from 1. */
  readonly number: number;
  /** The last part of the batch file's key. */
  readonly file: string;
}

/**
 * Reads ClickHouse's rows of `session_replay_events`: their `block_urls` say where the blocks are.
 * @returns null when it is too large, or not that
 */
export async function readBlockList(chunks: AsyncIterable<Uint8Array>): Promise<ListedBlock[] | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MAX_BLOCK_LIST_BYTES) {
      return null;
    }
    parts.push(chunk.slice());
  }
  return parseBlockList(new TextDecoder().decode(concatBytes(parts)));
}

function parseBlockList(text: string): ListedBlock[] | null {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return null;
  }
  const rows: unknown = isPlainObject(list) ? list['data'] : null;
  return Array.isArray(rows) ? rows.flatMap(urlsOf).flatMap(parseUrl) : null;
}

function urlsOf(row: unknown): unknown[] {
  const urls = isPlainObject(row) ? row['block_urls'] : null;
  return Array.isArray(urls) ? urls : [];
}

function parseUrl(url: unknown, index: number): ListedBlock[] {
  const [, file, first, last] = BLOCK_URL.exec(String(url)) ?? [];
  return file === undefined ? [] : [{ number: index + 1, file, first: Number(first), last: Number(last) }];
}
