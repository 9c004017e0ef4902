import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { seededRandom, type SeededRandom } from '../helpers/seeded-random.ts';

/** Many small mutations and mouse moves, as a busy page gives; or full snapshots of some megabytes, and little else. */
export type RecordingShape = 'mutations' | 'snapshots';

/** How a recording is written. */
export type RecordingForm = 'export' | 'pretty' | 'jsonl';

const START_MS = 1_700_000_000_000;
const WORDS =
  'account balance transfer payee amount currency statement settings profile order basket price'.split(' ');
const FIRST_SNAPSHOT_BYTES = 300_000;
const HUGE_SNAPSHOT_BYTES = 4_000_000;

/** Writes a recording of about `bytes` in the form of a PostHog export or of JSONL. */
export async function writeRecording(
  file: string,
  bytes: number,
  { shape, form }: { readonly shape: RecordingShape; readonly form: RecordingForm },
): Promise<void> {
  const out = createWriteStream(file);
  const isLines = form === 'jsonl';
  let written = await put(
    out,
    isLines ? '' : '{"version":"2023-04-28","data":{"id":"bench","person":null,"snapshots":[',
  );
  let separator = '';
  for (const event of makeEvents(shape)) {
    written += await put(out, separator + writeEvent(event, form));
    separator = isLines ? '\n' : ',';
    if (written > bytes) {
      break;
    }
  }
  await put(out, isLines ? '\n' : ']}}');
  out.end();
  await once(out, 'close');
}

function writeEvent(event: ReplayEvent, form: RecordingForm): string {
  const indent = form === 'pretty' ? 2 : undefined;
  return form === 'jsonl'
    ? JSON.stringify(['0190-bench-window', event])
    : JSON.stringify({ windowId: 1, ...event }, null, indent);
}

async function put(out: WriteStream, text: string): Promise<number> {
  if (!out.write(text)) {
    await once(out, 'drain');
  }
  return text.length;
}

function* makeEvents(shape: RecordingShape): Generator<ReplayEvent> {
  const random = seededRandom(42);
  let timestamp = START_MS;
  yield makeMeta(timestamp);
  yield makeFullSnapshot((timestamp += 10), FIRST_SNAPSHOT_BYTES, random);
  for (;;) {
    if (shape === 'snapshots') {
      yield makeMeta((timestamp += 1000));
      yield makeFullSnapshot((timestamp += 10), HUGE_SNAPSHOT_BYTES, random);
    } else {
      timestamp += random.int(40);
      yield { type: 3, timestamp, data: random.int(10) < 6 ? makeMutation(random) : makeMoves(random) };
    }
  }
}

function makeMeta(timestamp: number): ReplayEvent {
  return { type: 4, timestamp, data: { href: 'https://bank.example/', width: 1280, height: 800 } };
}

function makeFullSnapshot(timestamp: number, bytes: number, random: SeededRandom): ReplayEvent {
  const ids = { next: 1 };
  const children: unknown[] = [];
  for (let size = 0; size < bytes;) {
    const child = makeNode(5, ids, random);
    children.push(child);
    size += JSON.stringify(child).length;
  }
  const body = { type: 2, tagName: 'body', attributes: {}, childNodes: children, id: ids.next++ };
  const html = { type: 2, tagName: 'html', attributes: { lang: 'en' }, childNodes: [body], id: ids.next++ };
  const node = { type: 0, childNodes: [html], id: ids.next++ };
  return { type: 2, timestamp, data: { node, initialOffset: { top: 0, left: 0 } } };
}

function makeNode(depth: number, ids: { next: number }, random: SeededRandom): unknown {
  const id = ids.next++;
  if (depth === 0 || random.int(4) === 0) {
    return { type: 3, textContent: `${word(random)} ${word(random)} ${random.int(1000)}`, id };
  }
  const childNodes = Array.from({ length: 1 + random.int(5) }, () => makeNode(depth - 1, ids, random));
  const attributes = {
    class: `${word(random)} ${word(random)}--active`,
    style: `width: ${random.int(500)}px;`,
  };
  return { type: 2, tagName: random.pick(['div', 'span', 'p', 'li', 'a']), attributes, childNodes, id };
}

function makeMutation(random: SeededRandom): unknown {
  const id = 1 + random.int(1000);
  return {
    source: 0,
    texts: Array.from({ length: random.int(4) }, () => ({ id, value: `${word(random)} ${random.int(1e6)}` })),
    attributes: [{ id, attributes: { class: word(random), style: { width: `${random.int(900)}px` } } }],
    removes: [{ parentId: 5, id }],
    adds: Array.from({ length: 1 + random.int(3) }, () => ({
      parentId: 1 + random.int(100),
      nextId: null,
      node: {
        type: 2,
        tagName: 'div',
        attributes: { class: word(random) },
        childNodes: [],
        id: 2000 + random.int(1e6),
      },
    })),
  };
}

function makeMoves(random: SeededRandom): unknown {
  const positions = Array.from({ length: 8 }, (_, at) => ({
    x: random.int(1280),
    y: random.int(800),
    id: 1 + random.int(1000),
    timeOffset: -50 * at,
  }));
  return { source: 1, positions };
}

function word(random: SeededRandom): string {
  return random.pick(WORDS);
}
