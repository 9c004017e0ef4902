import type { FileHead } from './format.ts';
import type { Sketch } from './json/sketch.ts';

interface Magic {
  readonly bytes: readonly number[];
  readonly name: string;
  readonly hint?: string;
}

/** First bytes of files that people hand over in place of an export. */
const MAGICS: readonly Magic[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], name: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: 'a GIF image' },
  { bytes: [0x25, 0x50, 0x44, 0x46], name: 'a PDF document' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'a ZIP archive', hint: 'Unpack it and open the files inside.' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], name: 'a SQLite database' },
  {
    bytes: [0x50, 0x41, 0x52, 0x31],
    name: 'a Parquet file',
    hint: 'PostHog’s batch exports hold no replay data.',
  },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], name: 'a program' },
  { bytes: [0x4d, 0x5a], name: 'a program' },
];

const SUPPORTED =
  'Supported are PostHog exports (2023-04-28, 2022-12-02), PostHog snapshot JSONL, and rrweb events as JSON or JSONL, plain or gzipped.';
const MAX_SHOWN_KEYS = 6;
const MAX_SHOWN_CHARACTERS = 40;

/** Why a file that no format claims is refused: what it is instead, as far as one can tell. */
export function explainRefusal(head: FileHead): string {
  if (head.bytes.length === 0) {
    return 'The file is empty. Export the recording again and check that the download finished.';
  }
  const magic = MAGICS.find(({ bytes }) => bytes.every((byte, at) => head.bytes[at] === byte));
  if (magic) {
    return `This is ${magic.name}, not a session replay. ${magic.hint ?? SUPPORTED}`;
  }
  const text = new TextDecoder().decode(head.bytes.subarray(0, 512)).trimStart().toLowerCase();
  if (/^<(!doctype html|html|head|body)/.test(text)) {
    return 'This is a web page (HTML), not a session replay. Saving the export from a browser can store the login or error page instead; export it again while signed in.';
  }
  return `${describe(head.document)} ${SUPPORTED}`;
}

function describe(sketch: Sketch): string {
  switch (sketch.kind) {
    case 'object':
      return describeObject([...sketch.entries.keys()]);
    case 'array':
      return sketch.items.length === 0
        ? 'This JSON array holds no replay events.'
        : 'This is a JSON array, but its items are not replay events (no numeric type and timestamp).';
    case 'string':
    case 'number':
      return 'This is JSON, but a single value and not a list of replay events.';
    default:
      return 'This is not JSON.';
  }
}

function describeObject(keys: readonly string[]): string {
  if (keys.length === 0) {
    return 'This begins like JSON but holds no replay events.';
  }
  const shown = keys.slice(0, MAX_SHOWN_KEYS).map((key) => `“${key.slice(0, MAX_SHOWN_CHARACTERS)}”`);
  const more = keys.length > MAX_SHOWN_KEYS ? ' …' : '';
  return `This is JSON, but no replay events were found in it (its keys: ${shown.join(', ')}${more}).`;
}
