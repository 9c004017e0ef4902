import type { eventWithTime } from '@rrweb/types';
import { EventCorrector } from '../../shared/correct/event-corrector.ts';
import { DocumentState } from '../../shared/replay/document/document-state.ts';
import { EventType, type ReplayEvent } from '../../shared/model/replay-event.ts';
import type { EpochMilliseconds } from '../../shared/model/units.ts';
import { sanitiseEvents } from '../../shared/sanitise/sanitise-events.ts';
import { PlayableEvents } from '../../renderer/stage/playable-events.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { lookAt } from './look.ts';
import { serialise } from './serialise.ts';
import { insidesOf, LinearPlayer, makeReplayer, settle } from './stock-replayer.ts';

/** A moment at which both ways show something else. */
export interface Difference {
  readonly recording: string;
  /** The last event in the checkpoint, and the last that was played. */
  readonly from: number;
  readonly to: number;
  /** `-` played linearly, `+` from the checkpoint. */
  readonly lines: readonly string[];
}

export interface Comparison {
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** Events that stock rrweb throws at. */
  readonly refused: number;
}

interface Pair {
  readonly from: number;
  readonly to: number;
}

const MOST_LINES = 12;

export interface CompareOptions {
  readonly seed: number;
  readonly times: number;
  /** An incremental source that checkpoints are robbed of, to see that it is missed. */
  readonly lacking?: number | undefined;
}

/** Compares both ways of coming to a moment, at some moments of a recording. */
export async function compareRecording(
  recording: string,
  events: readonly ReplayEvent[],
  { seed, times, lacking }: CompareOptions,
): Promise<Comparison> {
  const lines = playable(events).map((event) => JSON.stringify(event));
  const pairs = pickPairs(lines.map(parse), seed, times);
  const checkpoints = writeCheckpoints(lines, new Set(pairs.map(({ from }) => from)), lacking);
  const root = makeRoot();
  const linear = new LinearPlayer(toRrweb(lines), root);
  await settle();
  const differences: Difference[] = [];
  let compared = 0;
  for (const { from, to } of pairs) {
    const checkpoint = checkpoints.get(from);
    if (!checkpoint) {
      continue;
    }
    linear.playTo(to);
    const rest = lines.slice(from + 1, to + 1).filter((_, at) => !linear.refused.has(from + 1 + at));
    const [expected, actual] = await lookBothWays(linear, { lines, to, checkpoint, rest });
    const found = differ(expected, actual);
    if (found.length > 0) {
      differences.push({ recording, from, to, lines: found });
    }
    compared++;
  }
  linear.replayer.destroy();
  root.remove();
  return { compared, differences, refused: linear.refused.size };
}

/** What there is to see at each of some moments, in order, when everything is played linearly. */
export async function lookLinearly(
  events: readonly ReplayEvent[],
  moments: readonly EpochMilliseconds[],
): Promise<string[][]> {
  const played = playable(events);
  const root = makeRoot();
  const linear = new LinearPlayer(toRrweb(played.map((event) => JSON.stringify(event))), root);
  await settle();
  const looks = moments.map((atMs) => {
    linear.playTo(played.findLastIndex(({ timestamp }) => timestamp <= atMs));
    const { contentDocument } = linear.replayer.iframe;
    return linear.look(atMs, () => (contentDocument ? lookAt(contentDocument) : []));
  });
  linear.replayer.destroy();
  root.remove();
  return looks;
}

/** What the stage gives to rrweb: harmless, and as it can take it. Sorted as it sorts. */
function playable(events: readonly ReplayEvent[]): ReplayEvent[] {
  const copy = JSON.parse(JSON.stringify(events)) as ReplayEvent[];
  const corrected = new EventCorrector().correct(copy);
  sanitiseEvents(corrected);
  const list: readonly ReplayEvent[] = new PlayableEvents().take(corrected, true);
  return list.toSorted((one, other) => one.timestamp - other.timestamp);
}

function parse(line: string): ReplayEvent {
  return JSON.parse(line) as ReplayEvent;
}

/** Copies, since rrweb changes what it plays. */
function toRrweb(lines: readonly string[]): eventWithTime[] {
  return lines.map((line) => JSON.parse(line) as eventWithTime);
}

function makeRoot(): HTMLElement {
  const root = document.createElement('div');
  document.body.append(root);
  return root;
}

interface Moment {
  readonly lines: readonly string[];
  readonly to: number;
  readonly checkpoint: readonly string[];
  readonly rest: readonly string[];
}

async function lookBothWays(linear: LinearPlayer, moment: Moment): Promise<[string[], string[]]> {
  const { lines, to, checkpoint, rest } = moment;
  const seeked = [...checkpoint, ...rest];
  const atMs = parse(lines[to] ?? '').timestamp;
  const { hasSelection: withSelection } = linear;
  const withPassing = !rest.some((line) => parse(line).type === EventType.meta);
  const root = makeRoot();
  const replayer = makeReplayer(toRrweb(seeked), root);
  await settle();
  const startMs = parse(seeked[0] ?? '').timestamp;
  // Events of the moment itself count as played.
  replayer.pause(atMs - startMs + 0.5);
  const actual = serialise(replayer, { timeOffset: atMs - startMs, withPassing, withSelection });
  const firstMs = parse(lines[0] ?? '').timestamp;
  const expected = linear.look(atMs, () =>
    serialise(linear.replayer, { timeOffset: atMs - firstMs, withPassing, withSelection }),
  );
  insidesOf(replayer).mousePos = null;
  replayer.destroy();
  root.remove();
  return [expected, actual];
}

/** Pairs of moments with a full snapshot before both, the later ones in order. */
function pickPairs(events: readonly ReplayEvent[], seed: number, times: number): Pair[] {
  const random = seededRandom(seed);
  const first = events.findIndex(({ type }) => type === EventType.fullSnapshot);
  const ends = listMoments(events);
  if (first < 0 || ends.length === 0) {
    return [];
  }
  const pairs = Array.from({ length: times }, () => {
    const to = random.pick(ends);
    const from = first + random.int(to - first + 1);
    // Never between a meta event and its snapshot: rrweb would not know that a page begins.
    return { from: events[from]?.type === EventType.meta ? from - 1 : from, to };
  });
  return pairs.sort((one, other) => one.to - other.to);
}

/** The last events of a time each, except where a meta event has come and its snapshot has not. */
function listMoments(events: readonly ReplayEvent[]): number[] {
  const moments: number[] = [];
  let isShowable = false;
  for (const [at, { type, timestamp }] of events.entries()) {
    isShowable = type === EventType.fullSnapshot || (isShowable && type !== EventType.meta);
    const next = events[at + 1];
    if (isShowable && (!next || next.timestamp >= timestamp + 1)) {
      moments.push(at);
    }
  }
  return moments;
}

function writeCheckpoints(
  lines: readonly string[],
  wanted: ReadonlySet<number>,
  lacking: number | undefined,
): Map<number, string[]> {
  const state = new DocumentState();
  const checkpoints = new Map<number, string[]>();
  for (const [at, line] of lines.entries()) {
    const event = parse(line);
    state.apply(event);
    const written = wanted.has(at) ? state.toEvents(event.timestamp) : undefined;
    if (written) {
      checkpoints.set(
        at,
        written.filter((each) => !isOf(each, lacking)).map((each) => JSON.stringify(each)),
      );
    }
  }
  return checkpoints;
}

function isOf({ type, data }: ReplayEvent, source: number | undefined): boolean {
  return type === EventType.incrementalSnapshot && (data as { source: number }).source === source;
}

function differ(expected: readonly string[], actual: readonly string[]): string[] {
  const list: string[] = [];
  for (let at = 0; at < Math.max(expected.length, actual.length) && list.length < MOST_LINES; at++) {
    if (expected[at] !== withoutNewMedia(actual[at], expected[at])) {
      list.push(`- ${expected[at] ?? ''}`, `+ ${actual[at] ?? ''}`);
    }
  }
  return list;
}

/** rrweb keeps no account of a video that was added until something happens to it; of those in a snapshot it does. */
function withoutNewMedia(line: string | undefined, expected: string | undefined): string | undefined {
  return expected?.includes(' media=') ? line : line?.replace(/ media=\S+/, '');
}
