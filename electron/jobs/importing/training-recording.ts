import { EventType, IncrementalSource, type ReplayEvent } from '../../../shared/model/replay-event.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';

const START: EpochMilliseconds = 1_700_000_000_000;
const EVENTS = 6000;
const ITEMS = 400;

/**
 * An export with something of all that is common in recordings, to learn reading them from: some two megabytes.
 * @param windowId exports name windows in two ways, with texts and with numbers
 */
export function makeTrainingRecording(windowId: string | number): Uint8Array {
  const events = Array.from({ length: EVENTS }, (_, at) => makeEvent(at));
  const snapshots = [meta(START), fullSnapshot(), ...events].map((event) => ({ windowId, ...event }));
  return new TextEncoder().encode(
    JSON.stringify({ version: '2023-04-28', data: { id: 'training', person: null, snapshots } }),
  );
}

function meta(timestamp: EpochMilliseconds): ReplayEvent {
  const data = { href: 'https://training.example/', width: 1280, height: 800 };
  return { type: EventType.meta, timestamp, data };
}

function fullSnapshot(): ReplayEvent {
  const items = Array.from({ length: ITEMS }, (_, at) => makeItem(2 * at + 4));
  const body = { type: 2, tagName: 'body', attributes: {}, childNodes: items, id: 3 };
  const html = { type: 2, tagName: 'html', attributes: { lang: 'en' }, childNodes: [body], id: 2 };
  const node = { type: 0, childNodes: [html], id: 1 };
  return {
    type: EventType.fullSnapshot,
    timestamp: START,
    data: { node, initialOffset: { left: 0, top: 0 } },
  };
}

function makeItem(id: number): object {
  const text = { type: 3, textContent: `Item ${id}: “one” \\ two\n`, id: id + 1 };
  const attributes = { class: 'item', style: `width: ${id}px;`, hidden: true };
  return { type: 2, tagName: 'li', attributes, childNodes: [text], id };
}

/** One in ten shares its millisecond with the one before, and may be the same again; one in a hundred has to be parsed. */
function makeEvent(at: number): ReplayEvent {
  const timestamp = START + 10 * Math.floor(at * 0.9);
  if (at % 100 === 11) {
    return makeEvent(at - 1);
  }
  if (at % 100 === 99) {
    return meta(timestamp);
  }
  if (at % 100 === 50) {
    return { type: EventType.load, timestamp, data: {} };
  }
  const payload = [mutation, mouseMove, mutation, scroll][at % 4] ?? mutation;
  return { type: EventType.incrementalSnapshot, timestamp, data: payload(at) };
}

function mutation(at: number): object {
  const id = 2 * ITEMS + 2 * at;
  return {
    source: IncrementalSource.mutation,
    texts: at % 3 === 0 ? [{ id: 5, value: `${at}` }] : [],
    attributes: [{ id: 4 + at, attributes: { style: { width: `${at}px` }, class: null } }],
    removes: at % 5 === 0 ? [{ parentId: 3, id: id - 2 }] : [],
    adds: [{ parentId: 3, nextId: null, node: makeItem(id) }],
  };
}

function mouseMove(at: number): object {
  const positions = [1, 2].map((step) => ({ x: at % 1280, y: at / 8, id: 4, timeOffset: -50 * step }));
  return { source: IncrementalSource.mouseMove, positions };
}

function scroll(at: number): object {
  return { source: IncrementalSource.scroll, id: 1, x: 0, y: at >> 5 };
}
