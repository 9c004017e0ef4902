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
    meaning: 'Lines that are not valid JSON were left out.',
  },
  'bad-event': {
    severity: 'notice',
    meaning: 'Events that are not valid JSON were left out.',
  },
  'not-an-event': {
    severity: 'notice',
    meaning: 'Items without a numeric type and timestamp are not replay events and were left out.',
  },
  'unread-data': {
    severity: 'info',
    meaning:
      'Beside the events, the file holds lists of other kinds (a recorder’s own console, network or state), which are not read.',
  },
  'undecodable-event': {
    severity: 'serious',
    meaning:
      'Events whose compressed contents are damaged were left out; the page may look wrong after them.',
  },
  'foreign-snapshot': {
    severity: 'serious',
    meaning:
      'Full snapshots in a form of Datadog’s own (lists of changes) were left out: their pages cannot be shown.',
  },
  'video-elsewhere': {
    severity: 'serious',
    meaning:
      'What was on the screen is a video, which Sentry keeps in files of their own: only what was done is listed.',
  },
  'newer-compression': {
    severity: 'notice',
    meaning: 'Events name a compression version newer than this app knows; the known method was tried.',
  },
  'oversized-event': {
    severity: 'serious',
    meaning: 'Events larger than 256 MB were left out.',
  },
  'oversized-person': {
    severity: 'notice',
    meaning:
      'What was exported of the person is larger than 256 KB or nested too deeply: only their name was kept.',
  },
  'invalid-utf8': {
    severity: 'notice',
    meaning: 'Some text was not valid UTF-8; damaged characters are shown as “�”.',
  },
  'string-timestamp': {
    severity: 'info',
    meaning: 'Timestamps were written as text and were read as numbers.',
  },
  'repaired-json': {
    severity: 'info',
    meaning:
      'Text that was nearly JSON (raw control characters, “undefined”, spare commas) was put right before it was read.',
  },
  'incomplete-chunks': {
    severity: 'serious',
    meaning: 'Events that had been cut into pieces lack some of them, and were left out.',
  },
  'not-replay-data': {
    severity: 'info',
    meaning:
      'Entries of other kinds (analytics, console or network logs of a tool, other files of an archive) were left out.',
  },
  'bad-product-event': {
    severity: 'info',
    meaning: 'Product events without a readable time, or nested too deeply, were left out.',
  },
  'unknown-wireframe': {
    severity: 'notice',
    meaning: 'A mobile recording has elements of a kind this app does not know; they are not shown.',
  },
  'duplicate-node-id': {
    severity: 'notice',
    meaning:
      'Nodes of a page share one id; later ones were given ids of their own, so changes go to the first.',
  },
  'impossible-content': {
    severity: 'notice',
    meaning:
      'Events or parts of a page cannot be as they were recorded (no data, names or numbers that are none, nodes where none can be); each was corrected or left out, and the rest plays.',
  },
  'node-cycle': {
    severity: 'notice',
    meaning: 'A change puts a node into itself; it was left out.',
  },
  'browser-extension': {
    severity: 'info',
    meaning: 'Traces that Chrome extensions left in the page, and that disturb its look, were removed.',
  },
  'missing-arrays': {
    severity: 'info',
    meaning: 'Mutations lacked lists that the player needs; empty lists were filled in.',
  },
  'person-undefined': {
    severity: 'info',
    meaning: 'The export says “person: undefined”, which is not valid JSON; it was read as no person.',
  },
  'impossible-time': {
    severity: 'serious',
    meaning: 'Events carry times that no calendar knows; times and durations shown are not to be trusted.',
  },
  'absurd-time': {
    severity: 'notice',
    meaning:
      'Events carry times decades away from the others (zero, negative, far future); each is played at the time of its neighbour in the file.',
  },
  'fine-timestamp': {
    severity: 'notice',
    meaning: 'Times were written in microseconds or nanoseconds; they were converted.',
  },
  'relative-times': {
    severity: 'notice',
    meaning:
      'Times count from the opening of the page and not from a date: durations are right, the date is not known.',
  },
  'seconds-timestamp': {
    severity: 'info',
    meaning: 'Timestamps were written in seconds, as Sentry does, and were read as such.',
  },
  'clock-jump': {
    severity: 'notice',
    meaning:
      'The recorder’s clock went back by more than ten seconds, as after sleep or when it is set; what was played at once may be told apart by its order only.',
  },
  gap: {
    severity: 'info',
    meaning: 'Nothing was recorded for five minutes or more: the computer slept, or recording paused.',
  },
  'duplicate-events': {
    severity: 'info',
    meaning:
      'Events were there twice in the same millisecond, as after a repeated upload; each is played once.',
  },
  reordered: {
    severity: 'info',
    meaning: 'Events were not in order of time; they are played in order of time.',
  },
  truncated: {
    severity: 'serious',
    meaning: 'The file ends too early; everything whole before the cut is here.',
  },
  malformed: {
    severity: 'serious',
    meaning: 'The file stops being valid JSON at some point; everything whole before it is here.',
  },
  'trailing-data': {
    severity: 'serious',
    meaning: 'Something follows after the end of the recording; it was left out.',
  },
  concatenated: {
    severity: 'info',
    meaning: 'Several JSON documents follow one another in the file; all were read.',
  },
  'damaged-member': {
    severity: 'serious',
    meaning: 'Files or blocks inside the imported file are damaged; what could not be read was left out.',
  },
  'duplicate-name': {
    severity: 'info',
    meaning: 'Two files inside the archive have the same name; both were read.',
  },
  'too-many-windows': {
    severity: 'serious',
    meaning:
      'The file names more windows than any browser has: 20,000 in one recording, 100,000 in all. Events of further windows were left out.',
  },
  'too-many-bookmarks': {
    severity: 'notice',
    meaning:
      'The library names more than 2,000 bookmarks of this session; those that come later in it are not shown.',
  },
  'too-many-sessions': {
    severity: 'serious',
    meaning: 'The file holds more than 10,000 sessions; those beyond were left out.',
  },
  'skipped-member': {
    severity: 'notice',
    meaning:
      'Files inside the archive were left out for safety (links, unsafe names, too large or too deep).',
  },
  'encrypted-member': {
    severity: 'notice',
    meaning:
      'Files inside the archive are encrypted with a password that was not given. Import it again, and give the password.',
  },
  'missing-full-snapshot': {
    severity: 'serious',
    meaning: 'A window has no full snapshot, so its page cannot be shown.',
  },
  'late-full-snapshot': {
    severity: 'notice',
    meaning: 'A window’s first full snapshot comes after other events; those cannot be shown.',
  },
  'missing-meta': {
    severity: 'info',
    meaning: 'A window does not say its size; a size of 1280 × 800 is assumed.',
  },
  'unrecorded-element': {
    severity: 'info',
    meaning: 'Clicks or inputs on elements that were not recorded; they are listed without a name.',
  },
  'changed-while-read': {
    severity: 'notice',
    meaning:
      'The file was written to, replaced or removed while it was imported: what was read of it then is here.',
  },
  'long-text': {
    severity: 'notice',
    meaning:
      'Texts longer than 4 million characters (of a page, a request’s body, a log line, an event) are searched up to there only; the inspector shows them whole.',
  },
  'not-indexed': {
    severity: 'notice',
    meaning:
      'A window could not be indexed to its end: search and the inspector miss what is in it, and jumps take longer.',
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
