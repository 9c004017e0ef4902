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
  'undecodable-event': {
    severity: 'serious',
    meaning:
      'Events whose compressed contents are damaged were left out; the page may look wrong after them.',
  },
  'newer-compression': {
    severity: 'notice',
    meaning: 'Events name a compression version newer than this app knows; the known method was tried.',
  },
  'oversized-event': {
    severity: 'serious',
    meaning: 'Events larger than 256 MB were left out.',
  },
  'invalid-utf8': {
    severity: 'notice',
    meaning: 'Some text was not valid UTF-8; damaged characters are shown as “�”.',
  },
  'string-timestamp': {
    severity: 'info',
    meaning: 'Timestamps were written as text and were read as numbers.',
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
} as const satisfies Record<string, HealthMeaning>;

export type HealthCode = keyof typeof HEALTH;

/** One finding about a session: how often it was met. */
export interface HealthItem {
  readonly code: HealthCode;
  readonly count: number;
}

/** One finding about a source file. */
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
