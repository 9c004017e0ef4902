import { isPlainObject } from '../model/replay-event.ts';
import { FieldInflater } from './inflate.ts';
import type { NormaliseTools } from './tools.ts';

/** The only version that @rrweb/packer has written so far. */
const KNOWN_PACKING = 'v1';

/**
 * The raw events in one item. Most items are one; a text is an event as JSON (Amplitude), or packed by
 * @rrweb/packer: zlib data of `{…event, v: "v1"}`, its bytes as the code points 0 to 255
 * (rrweb-io/rrweb:packages/packer/src/unpack.ts). A list that was packed as one comes out as an object of
 * indexes, or as a list.
 */
export function unpackItems(item: unknown, tools: NormaliseTools): readonly unknown[] {
  if (typeof item !== 'string') {
    return [item];
  }
  const unpacked = parseText(item) ?? inflateText(item, tools);
  if (unpacked === undefined) {
    tools.note(looksPacked(item) ? 'undecodable-event' : 'not-an-event');
    return [];
  }
  return listEvents(unpacked);
}

function looksPacked(text: string): boolean {
  return text.startsWith('x') && text.length > 2;
}

function parseText(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function inflateText(text: string, tools: NormaliseTools): unknown {
  if (!looksPacked(text)) {
    return undefined;
  }
  try {
    const unpacked = new FieldInflater((bytes, limit) => tools.platform.inflate(bytes, limit)).inflate(text);
    if (isPlainObject(unpacked) && unpacked['v'] !== undefined && unpacked['v'] !== KNOWN_PACKING) {
      tools.note('newer-compression');
    }
    return unpacked;
  } catch {
    return undefined;
  }
}

function listEvents(unpacked: unknown): readonly unknown[] {
  if (Array.isArray(unpacked)) {
    return unpacked;
  }
  if (isPlainObject(unpacked) && unpacked['type'] === undefined && unpacked['0'] !== undefined) {
    return Object.entries(unpacked)
      .filter(([key]) => /^\d+$/.test(key))
      .map(([, event]) => event);
  }
  return [unpacked];
}
