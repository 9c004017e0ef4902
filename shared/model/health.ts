/** How much a finding changes what the viewer sees. */
export type Severity = 'info' | 'notice' | 'serious';

interface HealthMeaning {
  readonly severity: Severity;
  /** What happened, in words a support engineer understands. */
  readonly meaning: string;
}

/**
 * The one vocabulary of leniencies: an importer's warnings and a session's health use the same codes.
 * Codes are stable; people's scripts read them from the CLI's JSON.
 */
export const HEALTH = {
  'bad-line': {
    severity: 'notice',
    meaning: 'Lines that are not valid JSON were skipped.',
  },
  'bad-event': {
    severity: 'notice',
    meaning: 'Events that are not valid JSON were skipped.',
  },
  'not-an-event': {
    severity: 'notice',
    meaning: 'Items without a numeric type and timestamp are not replay events; they were skipped.',
  },
  'unread-data': {
    severity: 'info',
    meaning:
      'The file also holds other lists (the recorder’s own console, network or state); they are not read.',
  },
  'undecodable-event': {
    severity: 'serious',
    meaning: 'Events with damaged compression were skipped; the page may look wrong after them.',
  },
  'foreign-snapshot': {
    severity: 'serious',
    meaning:
      'Full snapshots in Datadog’s own form (lists of changes) were skipped: their pages can’t be shown.',
  },
  'video-elsewhere': {
    severity: 'serious',
    meaning:
      'The screen was recorded as video, which Sentry keeps in separate files; only the activity is listed.',
  },
  'newer-compression': {
    severity: 'notice',
    meaning: 'Events name a newer compression version than this app knows; the known method was tried.',
  },
  'oversized-event': {
    severity: 'serious',
    meaning: 'Events over 256 MB were skipped.',
  },
  'oversized-person': {
    severity: 'notice',
    meaning: 'The person’s properties are over 256 KB or nested too deeply; only the name was kept.',
  },
  'invalid-utf8': {
    severity: 'notice',
    meaning: 'Some text is not valid UTF-8; damaged characters are shown as “�”.',
  },
  'string-timestamp': {
    severity: 'info',
    meaning: 'Timestamps were text; they were read as numbers.',
  },
  'repaired-json': {
    severity: 'info',
    meaning: 'Nearly valid JSON (control characters, “undefined”, extra commas) was repaired.',
  },
  'incomplete-chunks': {
    severity: 'serious',
    meaning: 'Split events with missing pieces were skipped.',
  },
  'not-replay-data': {
    severity: 'info',
    meaning: 'Other entries (analytics, console or network logs, other files in an archive) were skipped.',
  },
  'bad-product-event': {
    severity: 'info',
    meaning: 'Product events without a readable time, or nested too deeply, were skipped.',
  },
  'unknown-wireframe': {
    severity: 'notice',
    meaning: 'Mobile elements of a kind this app does not know are not shown.',
  },
  'duplicate-node-id': {
    severity: 'notice',
    meaning: 'Several nodes share one id; later ones got new ids, so changes go to the first.',
  },
  'impossible-content': {
    severity: 'notice',
    meaning:
      'Events or parts of a page that cannot exist as recorded were corrected or skipped; the rest plays.',
  },
  'node-cycle': {
    severity: 'notice',
    meaning: 'A change that puts a node into itself was skipped.',
  },
  'browser-extension': {
    severity: 'info',
    meaning: 'Traces of Chrome extensions that disturb the page were removed.',
  },
  'missing-arrays': {
    severity: 'info',
    meaning: 'Mutations lacked lists that the player needs; empty lists were added.',
  },
  'person-undefined': {
    severity: 'info',
    meaning: 'The export says “person: undefined”, which is not valid JSON; it was read as no person.',
  },
  'impossible-time': {
    severity: 'serious',
    meaning: 'Some event times are impossible dates; the times and lengths shown are not reliable.',
  },
  'absurd-time': {
    severity: 'notice',
    meaning:
      'Some event times are decades off (zero, negative, far future); each is played at the time of its neighbour in the file.',
  },
  'fine-timestamp': {
    severity: 'notice',
    meaning: 'Times in microseconds or nanoseconds were converted to milliseconds.',
  },
  'relative-times': {
    severity: 'notice',
    meaning: 'Times count from the opening of the page: lengths are right, the date is unknown.',
  },
  'seconds-timestamp': {
    severity: 'info',
    meaning: 'Timestamps are in seconds, as Sentry writes them; they were converted.',
  },
  'clock-jump': {
    severity: 'notice',
    meaning: 'Recorder clock jumped back by more than ten seconds; times near it are approximate.',
  },
  gap: {
    severity: 'info',
    meaning: 'Nothing was recorded for five minutes or more: the computer slept, or recording was paused.',
  },
  'duplicate-events': {
    severity: 'info',
    meaning: 'Duplicate events (same content, same millisecond) were removed.',
  },
  reordered: {
    severity: 'info',
    meaning: 'Events were not in order of time; they were sorted.',
  },
  truncated: {
    severity: 'serious',
    meaning: 'The file ends too early; everything complete before the end was imported.',
  },
  malformed: {
    severity: 'serious',
    meaning: 'The file is not valid JSON from some point on; everything complete before it was imported.',
  },
  'trailing-data': {
    severity: 'serious',
    meaning: 'Data after the end of the recording was skipped.',
  },
  concatenated: {
    severity: 'info',
    meaning: 'The file holds several JSON documents; all were read.',
  },
  'damaged-member': {
    severity: 'serious',
    meaning: 'Files or blocks inside the imported file are damaged; what could not be read was skipped.',
  },
  'duplicate-name': {
    severity: 'info',
    meaning: 'Two files in the archive have the same name; both were read.',
  },
  'too-many-windows': {
    severity: 'serious',
    meaning:
      'Too many windows (limits: 20,000 in a recording, 100,000 in a file); events of further windows were skipped.',
  },
  'too-many-bookmarks': {
    severity: 'notice',
    meaning: 'Over 2,000 bookmarks in this session; later ones are not shown.',
  },
  'too-many-sessions': {
    severity: 'serious',
    meaning: 'Over 10,000 sessions in the file; the rest were skipped.',
  },
  'skipped-member': {
    severity: 'notice',
    meaning:
      'Files in the archive were skipped for safety (links, unsafe names, too large or nested too deeply).',
  },
  'encrypted-member': {
    severity: 'notice',
    meaning:
      'Files in the archive are encrypted, and no matching password was given. Import again with the password.',
  },
  'missing-full-snapshot': {
    severity: 'serious',
    meaning: 'No full snapshot: the page can’t be shown (activity is listed).',
  },
  'late-full-snapshot': {
    severity: 'notice',
    meaning: 'Events before a window’s first full snapshot can’t be shown.',
  },
  'missing-meta': {
    severity: 'info',
    meaning: 'A window’s size was not recorded; 1280 × 800 is assumed.',
  },
  'unrecorded-element': {
    severity: 'info',
    meaning: 'Clicks or inputs on elements that were not recorded are listed without a name.',
  },
  'changed-while-read': {
    severity: 'notice',
    meaning: 'The file was changed, replaced or removed during import; what was read until then is here.',
  },
  'long-text': {
    severity: 'notice',
    meaning: 'Texts over 4 million characters are searched only up to there; the inspector shows them whole.',
  },
  'not-indexed': {
    severity: 'notice',
    meaning:
      'A window could not be indexed to its end: search and the inspector miss the rest, and jumps take longer.',
  },
} as const satisfies Record<string, HealthMeaning>;

export type HealthCode = keyof typeof HEALTH;

/** One finding about a session: how often it was met. */
export interface HealthItem {
  readonly code: HealthCode;
  readonly count: number;
}

/** One finding about a source file, or one of a session with its first place. */
export interface ImportWarning extends HealthItem {
  /** Where it was met first: the number, from 1, of the line (JSONL) or item (JSON) in the file. */
  readonly firstAt: number;
}

const SEVERITIES: readonly Severity[] = ['info', 'notice', 'serious'];

/** The worst severity among findings, or `undefined` for a session in perfect health. */
export function worstSeverity(items: readonly HealthItem[]): Severity | undefined {
  const ranks = items.map((item) => SEVERITIES.indexOf(HEALTH[item.code].severity));
  return SEVERITIES[Math.max(-1, ...ranks)];
}

/** True for a code of this version's vocabulary; a library may hold codes of another one. */
export function isHealthCode(code: string): code is HealthCode {
  return Object.hasOwn(HEALTH, code);
}
