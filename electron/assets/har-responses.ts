import { keyOfAddress } from '../../shared/assets/asset-keys.ts';
import { JsonCutter } from '../../shared/formats/json/json-cutter.ts';
import { propertyOf, parseJsonBytes } from '../import/reading/json-properties.ts';
import { refuse, toItem, type PackItem } from './pack-item.ts';
import { MAX_ASSET_BYTES } from './limits.ts';

/** An entry with the largest asset as base64, and room for its headers. */
const MAX_ENTRY_BYTES = 2 * MAX_ASSET_BYTES;
const ENTRIES = ['log', 'entries'];

/** The responses in an HTTP Archive (HAR 1.2) that hold a body, in their order. Memory is bounded by one entry. */
export async function* readHarResponses(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<PackItem> {
  let found: PackItem[] = [];
  const taker = {
    take: (_: unknown, bytes: Uint8Array) => found.push(...readEntry(bytes)),
    oversized: () => found.push(refuse('', 'too-large')),
  };
  const cutter = new JsonCutter((path) => {
    if (path.length > ENTRIES.length) {
      return taker;
    }
    return ENTRIES.slice(0, path.length).every((key, at) => key === path[at]) ? 'descend' : 'skip';
  }, MAX_ENTRY_BYTES);
  for await (const chunk of chunks) {
    cutter.push(chunk);
    yield* found;
    found = [];
  }
  const end = cutter.end();
  yield* found;
  if (end.kind !== 'complete') {
    yield refuse('', 'unreadable');
  }
}

function readEntry(bytes: Uint8Array): PackItem[] {
  const entry = parseJsonBytes(bytes);
  const response = propertyOf(entry, 'response');
  const content = propertyOf(response, 'content');
  const url = propertyOf(propertyOf(entry, 'request'), 'url');
  const text = propertyOf(content, 'text');
  const isWhole = propertyOf(response, 'status') === 200 && typeof text === 'string' && text !== '';
  if (!isWhole || typeof url !== 'string') {
    return [];
  }
  const contentType = propertyOf(content, 'mimeType');
  return [
    toItem(
      keyOfAddress(url),
      Buffer.from(text, propertyOf(content, 'encoding') === 'base64' ? 'base64' : 'utf8'),
      {
        name: url,
        contentType: typeof contentType === 'string' ? contentType : '',
      },
    ),
  ];
}
