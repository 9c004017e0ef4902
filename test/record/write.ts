import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CapturedEvent, RecordedEvent } from './ingest.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../fixtures/samples');

const PERSON = {
  id: '1',
  name: 'Ada Example',
  distinct_ids: ['ada@shop.example'],
  properties: { name: 'Ada Example', email: 'ada@shop.example', plan: 'plain' },
  created_at: '2026-01-12T09:30:00Z',
  uuid: '00000000-0000-4000-8000-000000000001',
};

/** Writes the events as PostHog's "Export to JSON" does since 2026: numbered windows, one line, compact. */
export function writeExport(name: string, captured: CapturedEvent[]): void {
  const ordered = inOrder(captured);
  const windows = [...new Set(ordered.map(({ windowId }) => windowId))];
  const snapshots = ordered.map(({ windowId, event }) =>
    JSON.stringify({ windowId: windows.indexOf(windowId) + 1, ...event }),
  );
  const head = `"id":${JSON.stringify(sessionOf(ordered))},"person":${JSON.stringify(PERSON)}`;
  save(name, `{"version":"2023-04-28","data":{${head},"snapshots":[${snapshots.join(',')}]}}`);
}

/** Writes the events as the lines of PostHog's snapshots API: `[windowId, event]`. */
export function writeLines(name: string, captured: CapturedEvent[]): void {
  const ordered = inOrder(captured);
  sessionOf(ordered);
  save(name, ordered.map(({ windowId, event }) => `${JSON.stringify([windowId, event])}\n`).join(''));
}

/** Writes the events as a bare array, the usual form of plain rrweb. */
export function writeArray(name: string, events: RecordedEvent[]): void {
  save(name, `[${events.map((event) => JSON.stringify(event)).join(',\n')}]\n`);
}

/** Requests of two windows arrive mixed; a stable sort keeps the order within one millisecond. */
function inOrder(captured: CapturedEvent[]): CapturedEvent[] {
  return captured.toSorted((a, b) => a.event.timestamp - b.event.timestamp);
}

function sessionOf(captured: CapturedEvent[]): string {
  const [sessionId, ...others] = new Set(captured.map((item) => item.sessionId));
  if (!sessionId || others.length > 0) {
    throw new Error(`expected one session, recorded ${sessionId ? others.length + 1 : 0}`);
  }
  return sessionId;
}

function save(name: string, text: string): void {
  writeFileSync(path.join(SAMPLES, name), text);
  process.stderr.write(`${name}: ${Math.round(Buffer.byteLength(text) / 1024)} KiB\n`);
}
