import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { makeMeta, START_MS } from './make-events.ts';

/** The id of the body in `writeFlood`'s page. */
export const BODY_ID = 4;
const FIRST_FREE_ID = 100;

let nextId = FIRST_FREE_ID;

interface FloodNode {
  readonly type: number;
  readonly id: number;
  readonly [name: string]: unknown;
}

/** An element of a flood; ids are dealt out as they come. */
export function floodElement(
  tagName: string,
  childNodes: readonly unknown[] = [],
  attributes = {},
): FloodNode {
  return { type: 2, id: nextId++, tagName, attributes, childNodes };
}

/** A text of a flood. */
export function floodText(textContent: string): FloodNode {
  return { type: 3, id: nextId++, textContent };
}

/** `levels` elements, each inside the one before: as JSON, because JSON.stringify goes down the stack. */
export function deepTree(levels: number): string {
  const open = Array.from(
    { length: levels },
    () => `{"type":2,"id":${nextId++},"tagName":"div","attributes":{},"childNodes":[`,
  );
  return `${open.join('')}${JSON.stringify(floodText('at the bottom'))}${']}'.repeat(levels)}`;
}

/** `count` elements beside each other, with a text each. */
export function wideTree(count: number): string {
  const one = (at: number): string => JSON.stringify(floodElement('p', [floodText(`line ${at}`)]));
  return JSON.stringify(floodElement('div')).replace(
    '[]',
    () => `[${Array.from({ length: count }, (_, at) => one(at)).join(',')}]`,
  );
}

/** A full snapshot whose body holds `children` (JSON of one node each). */
export function floodSnapshot(children: readonly string[], head: readonly unknown[] = []): string {
  const headNode = { type: 2, id: 3, tagName: 'head', attributes: {}, childNodes: head };
  const body = `{"type":2,"id":${BODY_ID},"tagName":"body","attributes":{},"childNodes":[${children.join(',')}]}`;
  const html = `{"type":2,"id":2,"tagName":"html","attributes":{},"childNodes":[${JSON.stringify(headNode)},${body}]}`;
  return `{"type":2,"timestamp":${START_MS + 10},"data":{"node":{"type":0,"id":1,"childNodes":[${html}]},"initialOffset":{"left":0,"top":0}}}`;
}

/** An incremental event. */
export function floodEvent(afterMs: number, data: object): string {
  return JSON.stringify({ type: 3, timestamp: START_MS + afterMs, data });
}

/** `count` paragraphs added to the body at once. */
export function floodAdds(afterMs: number, count: number): string {
  const adds = Array.from({ length: count }, (_, at) => ({
    parentId: BODY_ID,
    nextId: null,
    node: floodElement('p', [], { title: `added ${at}` }),
  }));
  return floodEvent(afterMs, { source: 0, adds, removes: [], texts: [], attributes: [] });
}

/** `count` mouse moves, one a millisecond. */
export function* floodMoves(count: number): Generator<string> {
  for (let at = 0; at < count; at++) {
    const positions = [{ x: at % 900, y: at % 700, id: BODY_ID, timeOffset: 0 }];
    yield floodEvent(100 + at, { source: 1, positions });
  }
}

/** Writes a recording of one event a line. @returns the file */
export function writeFlood(folder: string, name: string, events: Iterable<string>): string {
  const file = path.join(folder, `${name}.jsonl`);
  const handle = openSync(file, 'w');
  writeSync(handle, `${JSON.stringify(makeMeta())}\n`);
  for (const event of events) {
    writeSync(handle, `${event}\n`);
  }
  closeSync(handle);
  return file;
}
