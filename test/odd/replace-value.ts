import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import type { SeededRandom } from '../helpers/seeded-random.ts';

/** A recording in which one value is another, and where that is. */
export interface Replaced {
  readonly events: readonly unknown[];
  /** The number of the event. */
  readonly at: number;
  /** The keys that lead to the value in the event. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Of every kind; those that mean something to an object; nodes that cannot be anywhere. As JSON, for `__proto__`. */
const VALUES = [
  ...[
    'null',
    'true',
    'false',
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '7',
    '42',
    '-1',
    '-2',
    '0.5',
    '1e21',
    '1e308',
    '-1e308',
  ],
  ...[
    '1e999',
    '9007199254740993',
    '""',
    '"x"',
    '"5"',
    '"a b"',
    '"a:b:c"',
    '"xmlns:a"',
    '"<img src=x>"',
    '"\\u0000"',
  ],
  ...[
    '"constructor"',
    '"__proto__"',
    '"toString"',
    '"hasOwnProperty"',
    '"html"',
    '"iframe"',
    '"style"',
    '"textarea"',
  ],
  ...[
    '[]',
    '[null]',
    '[[]]',
    '[5]',
    '[{}]',
    '["constructor"]',
    '[0,0,0,0]',
    '{}',
    '{"id":5}',
    '{"length":4294967296}',
  ],
  ...[
    '{"toString":1}',
    '{"valueOf":{}}',
    '{"__proto__":{"type":2}}',
    '{"type":4,"textContent":"x","id":994}',
  ],
  ...['{"type":0,"childNodes":[],"id":991}', '{"type":1,"name":"html","publicId":"","systemId":"","id":992}'],
  ...[
    '{"type":2,"tagName":"b","attributes":{},"childNodes":[],"id":993}',
    '[{"type":3,"textContent":"x","id":995}]',
  ],
];
/** What holds an event together: with a value of another kind, something of it cannot be. */
const STRUCTURE = [
  ...[
    'tagName',
    'childNodes',
    'attributes',
    'textContent',
    'parentId',
    'positions',
    'adds',
    'removes',
    'texts',
    'node',
  ],
  'source',
];

/** How often the value that is replaced lies deeper. */
const DEEPER = 8;

/** Replaces one value, anywhere in one event, by another one of any kind. */
export function replaceValue(events: readonly ReplayEvent[], random: SeededRandom): Replaced {
  const at = random.int(events.length);
  const after: unknown = JSON.parse(random.pick(VALUES));
  const event: unknown = structuredClone(events[at]);
  const path: string[] = [];
  let holder = event as Record<string, unknown>;
  for (;;) {
    const isOuter = path.length === 0 && 'data' in holder && random.int(DEEPER) > 0;
    const key = isOuter ? 'data' : random.pick(Object.keys(holder));
    path.push(key);
    const value = holder[key];
    if (
      typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length > 0 &&
      random.int(DEEPER) > 0
    ) {
      holder = value as Record<string, unknown>;
      continue;
    }
    holder[key] = after;
    return { events: events.with(at, event as ReplayEvent), at, path, before: value, after };
  }
}

/** Whether a recording’s health must tell of it. A list that is an empty text is one that was packed with nothing in it. */
export function isToBeTold({ path, before, after }: Replaced): boolean {
  const isOwn = path.slice(0, -1).every((key) => key !== 'attributes' && key !== 'payload');
  const isStructure = isOwn && STRUCTURE.includes(path.at(-1) ?? '');
  return (
    isStructure &&
    after !== null &&
    after !== '' &&
    typeof after !== 'number' &&
    kindOf(before) !== kindOf(after)
  );
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
