import type { ReplayEvent } from '../../shared/model/replay-event.ts';

/** 2023-11-14: recent enough to look like a recording. */
export const START_MS = 1_700_000_000_000;

export function makeMeta(timestamp = START_MS, href = 'https://shop.example/'): ReplayEvent {
  return { type: 4, timestamp, data: { href, width: 1024, height: 768 } };
}

export function makeFullSnapshot(timestamp = START_MS): ReplayEvent {
  const html = { type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [] };
  const node = { type: 0, id: 1, childNodes: [html] };
  return { type: 2, timestamp, data: { node, initialOffset: { left: 0, top: 0 } } };
}

export function makeMouseMove(timestamp = START_MS, x = 1): ReplayEvent {
  return { type: 3, timestamp, data: { source: 1, positions: [{ x, y: 2, id: 3, timeOffset: 0 }] } };
}

/** A whole small recording: a meta event, a full snapshot, and mouse moves 10 ms apart. */
export function makeEvents(moves = 3, startMs = START_MS): ReplayEvent[] {
  const rest = Array.from({ length: moves }, (_, at) => makeMouseMove(startMs + (at + 2) * 10, at));
  return [makeMeta(startMs), makeFullSnapshot(startMs + 10), ...rest];
}

/** One line per item. */
export function toJsonl(items: readonly unknown[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join('');
}

/** What posthog-js does to a field: gzip of its JSON, each byte a character. */
export function packField(value: unknown, gzip: (bytes: Uint8Array) => Uint8Array): string {
  return Array.from(gzip(new TextEncoder().encode(JSON.stringify(value))), (byte) =>
    String.fromCharCode(byte),
  ).join('');
}
