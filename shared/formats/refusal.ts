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
    matches: (document) => isAnalytics(firstOf(entryOf(document, 'results'))),
    reason:
      'This is a list of product analytics events (PostHog’s events API); it holds no replay data. Use “Export to JSON” in the session’s player instead.',
  },
  {
    matches: (document) => [document, firstOf(entryOf(document, 'results'))].some(isPerson),
    reason:
      'These are persons, as PostHog knows them; they hold no replay data. Use “Export to JSON” in the session’s player instead.',
  },
  {
    matches: (document) =>
      entryOf(document, 'hogql') !== undefined ||
      (entryOf(document, 'columns')?.kind === 'array' && entryOf(document, 'results')?.kind === 'array'),
    reason:
      'This is the answer to a query (HogQL), and there is no replay event in its rows. Use “Export to JSON” in the session’s player instead.',
  },
  {
    matches: (document) => textOf(entryOf(document, 'type')) === 'context-options',
    reason: 'This is a Playwright trace, not a session replay. Playwright’s own trace viewer opens it.',
  },
  {
    matches: (document) => textOf(firstOf(document))?.includes('bytes=') ?? false,
    reason: 'Index file only. Import the storage file beside it.',
  },
];

/**
 * Why a file that no format claims is refused: what it is instead, as far as one can tell.
 * @param isTable whether it was a table (CSV) before it was JSON
 */
export function explainRefusal(head: FileHead, isTable = false): string {
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
  if (/^(https?:\/\/\S+\s*$|\[internetshortcut\])/.test(text) || /<key>url<\/key>/.test(text)) {
    return 'This is only a link. Open it where there is a network, save the recording that it leads to, and import that file.';
  }
  const known = LOOKALIKES.find(({ matches }) => matches(head.document));
  const other = isTable ? describeTable(head.document) : describe(head.document);
  return known?.reason ?? explainBinary(head) ?? `${other} ${SUPPORTED}`;
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

function isPerson(shape: DocumentShape | undefined): boolean {
  const isRow = entryOf(shape, 'person_id') !== undefined && entryOf(shape, 'person_version') !== undefined;
  return (
    isRow || (entryOf(shape, 'distinct_ids') !== undefined && entryOf(shape, 'properties') !== undefined)
  );
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

function describeTable(row: DocumentShape): string {
  const names = row.kind === 'object' ? listNames([...row.entries.keys()]) : '';
  return `This is a table (CSV), but no replay events were found in it (its columns: ${names}).`;
}

function describeObject(keys: readonly string[]): string {
  if (keys.length === 0) {
    return 'This begins like JSON but holds no replay events.';
  }
  return `This is JSON, but no replay events were found in it (its keys: ${listNames(keys)}).`;
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MAX_SHOWN_KEYS).map((name) => `“${name.slice(0, MAX_SHOWN_CHARACTERS)}”`);
  return shown.join(', ') + (names.length > MAX_SHOWN_KEYS ? ' …' : '');
}
