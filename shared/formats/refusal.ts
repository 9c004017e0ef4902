import type { FileHead } from './format.ts';
import { entryOf, type DocumentShape } from './json/document-shape.ts';
import { explainBinary, explainMagic } from './refusal-binary.ts';

/** What is read, in one sentence for whoever has another file. */
export const SUPPORTED =
  'Supported are PostHog’s exports, snapshots and capture events, rrweb events as JSON or JSONL, and recordings of Sentry, highlight.io, Amplitude, PageSpy and Requestly, also packed (zip, tar, gzip, zstd, snappy …).';
/** What a web page is refused with. */
export const NO_RECORDING_IN_PAGE =
  'This is a web page (HTML), not a session replay. Saving the export from a browser can store the login or error page instead; export it again while signed in.';
const MAX_SHOWN_KEYS = 6;
const MAX_SHOWN_CHARACTERS = 40;

interface Lookalike {
  readonly matches: (document: DocumentShape) => boolean;
  readonly reason: string;
}

/** JSON that people hand over in place of a recording, and what would help them. */
const LOOKALIKES: readonly Lookalike[] = [
  {
    matches: (document) => entryOf(document, 'sources')?.kind === 'array',
    reason:
      'This is only the list of a recording’s parts (PostHog’s snapshots API, called without “source”). Fetch each source of the list, and import those files together.',
  },
  {
    matches: (document) => textOf(entryOf(document, 'error')) === 'recording_deleted',
    reason: 'PostHog answered that this recording was deleted; there is nothing in the file to play.',
  },
  {
    matches: (document) =>
      ['error', 'detail', 'message'].some((key) => entryOf(document, key)?.kind === 'string'),
    reason:
      'This is an error message of a server, not a recording. Open it in a text editor to read it, and export the recording again.',
  },
  {
    matches: (document) => isMetadata(document) || isMetadata(firstOf(entryOf(document, 'results'))),
    reason:
      'This is what PostHog knows about a recording (its metadata), without the recording. Use “Export to JSON” in the player instead.',
  },
  {
    matches: (document) => isAnalytics(document) || isAnalytics(firstOf(document)),
    reason:
      'These are product analytics events, as in PostHog’s batch exports; they hold no replay data. Use “Export to JSON” in the session’s player instead.',
  },
  {
    matches: (document) => textOf(entryOf(document, 'type')) === 'context-options',
    reason: 'This is a Playwright trace, not a session replay. Playwright’s own trace viewer opens it.',
  },
  {
    matches: (document) => textOf(firstOf(document))?.includes('bytes=') ?? false,
    reason:
      'This only says where the blocks of a storage file lie. Keep it beside that file, and import that one.',
  },
];

/** Why a file that no format claims is refused: what it is instead, as far as one can tell. */
export function explainRefusal(head: FileHead): string {
  if (head.bytes.length === 0) {
    return 'The file is empty. Export the recording again and check that the download finished.';
  }
  const magic = explainMagic(head.bytes);
  if (magic !== undefined) {
    return `${magic} ${SUPPORTED}`;
  }
  const text = new TextDecoder().decode(head.bytes.subarray(0, 512)).trimStart().toLowerCase();
  if (/^<(!doctype html|html|head|body)/.test(text)) {
    return NO_RECORDING_IN_PAGE;
  }
  const known = LOOKALIKES.find(({ matches }) => matches(head.document));
  return known?.reason ?? explainBinary(head) ?? `${describe(head.document)} ${SUPPORTED}`;
}

function textOf(shape: DocumentShape | undefined): string | undefined {
  return shape?.kind === 'string' ? shape.text : undefined;
}

function firstOf(shape: DocumentShape | undefined): DocumentShape | undefined {
  return shape?.kind === 'array' ? shape.items[0] : undefined;
}

function isMetadata(shape: DocumentShape | undefined): boolean {
  return (
    entryOf(shape, 'recording_duration') !== undefined || entryOf(shape, 'snapshot_source') !== undefined
  );
}

function isAnalytics(shape: DocumentShape | undefined): boolean {
  return entryOf(shape, 'event')?.kind === 'string' && entryOf(shape, 'properties') !== undefined;
}

function describe(shape: DocumentShape): string {
  switch (shape.kind) {
    case 'object':
      return describeObject([...shape.entries.keys()]);
    case 'array':
      return shape.items.length === 0
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
