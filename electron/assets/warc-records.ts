import { keyOfAddress } from '../../shared/assets/asset-keys.ts';
import { KIBIBYTE, type Bytes } from '../../shared/model/units.ts';
import { ByteCursor } from '../import/unpack/byte-cursor.ts';
import { DamagedArchiveError } from '../import/unpack/errors.ts';
import { parseHeaders, readHttpAnswer } from './http-answer.ts';
import { MAX_ASSET_BYTES } from './limits.ts';
import { collectBytes, refuse, toItem, type PackItem } from './pack-item.ts';

const MAX_HEAD_BYTES: Bytes = 64 * KIBIBYTE;
/** The largest asset below its HTTP headers. */
const MAX_BLOCK_BYTES: Bytes = MAX_ASSET_BYTES + MAX_HEAD_BYTES;
const HEAD_END = '\r\n\r\n';

/** Whether a file is a web archive. @param head its first bytes */
export function isWarc(head: Uint8Array): boolean {
  return /^WARC\/1\.\d\r?\n/.test(Buffer.from(head.subarray(0, 16)).toString('latin1'));
}

/**
 * The responses in a web archive (WARC 1.0 and 1.1, ISO 28500), in their order. One record at a time is in memory.
 * @throws DamagedArchiveError where the archive breaks off
 */
export async function* readWarcRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<PackItem> {
  const cursor = new ByteCursor(chunks);
  try {
    for (let record = await readHead(cursor); record; record = await readHead(cursor)) {
      const length = Number(record.get('content-length') ?? NaN);
      if (!Number.isSafeInteger(length) || length < 0) {
        throw new DamagedArchiveError(false);
      }
      yield* readBlock(cursor, record, length);
    }
  } finally {
    await cursor.close();
  }
}

/** @returns undefined at the end of the archive */
async function readHead(cursor: ByteCursor): Promise<ReadonlyMap<string, string> | undefined> {
  await skipNewlines(cursor);
  for (let wanted = KIBIBYTE; ; wanted *= 2) {
    const bytes = await cursor.fill(wanted);
    if (bytes.length === 0) {
      // Throws where the stream has failed.
      await cursor.peek();
      return undefined;
    }
    const text = Buffer.from(bytes.subarray(0, MAX_HEAD_BYTES)).toString('utf8');
    const end = text.indexOf(HEAD_END);
    if (end >= 0) {
      cursor.advance(Buffer.byteLength(text.slice(0, end)) + HEAD_END.length);
      return parseHeaders(text.slice(0, end).split('\r\n').slice(1));
    }
    if (bytes.length < wanted || wanted >= MAX_HEAD_BYTES) {
      throw new DamagedArchiveError(bytes.length < wanted);
    }
  }
}

/** Two newlines stand behind every record. */
async function skipNewlines(cursor: ByteCursor): Promise<void> {
  for (;;) {
    const [byte] = await cursor.fill(1);
    if (byte !== 0x0d && byte !== 0x0a) {
      return;
    }
    cursor.advance(1);
  }
}

async function* readBlock(
  cursor: ByteCursor,
  record: ReadonlyMap<string, string>,
  length: Bytes,
): AsyncGenerator<PackItem> {
  const type = record.get('warc-type');
  // Some writers put brackets around it.
  const url = (record.get('warc-target-uri') ?? '').replace(/^<|>$/g, '');
  const isResponse = type === 'response';
  if ((isResponse || type === 'resource') && length <= MAX_BLOCK_BYTES) {
    const block = await collectBytes(cursor.take(length), MAX_BLOCK_BYTES);
    yield* block ? await readContent(block, url, record, isResponse) : [];
    return;
  }
  if (isResponse) {
    yield refuse(url, 'too-large');
  }
  if ((await cursor.skip(length)) > 0) {
    throw new DamagedArchiveError(true);
  }
}

async function readContent(
  block: Buffer,
  url: string,
  record: ReadonlyMap<string, string>,
  isResponse: boolean,
): Promise<PackItem[]> {
  const key = keyOfAddress(url);
  if (!isResponse) {
    // Archivers keep their own notes in such records, under addresses that no page asks for.
    const hint = { name: url, contentType: record.get('content-type') ?? '' };
    return key === undefined ? [] : [toItem(key, block, hint)];
  }
  const answer = await readHttpAnswer(block);
  if (answer?.status !== 200 || answer.body.length === 0) {
    return [];
  }
  return [toItem(key, answer.body, { name: url, contentType: answer.contentType })];
}
