import { TextForm } from '../../../shared/formats/json/chunk-text.ts';
import { ChunkWriter } from '../../../shared/formats/json/chunk-writer.ts';
import type { SortableEvent } from './run-store.ts';

/**
 * Takes repeats out of the events of one millisecond, which come in order. What PostHog's player does since
 * 2026: an event that equals its neighbour goes, and so does the whole group where it stands there again;
 * A, B, A stays, because a page may change there and back within a millisecond
 * (PostHog/posthog:common/replay-shared/src/snapshot-processing/deduplicate-snapshots.ts).
 *
 * Where parts of a session overlap, the end of one is the beginning of the next: what both hold is kept once.
 * @param partOf which part of the session an event came with
 */
export function withoutRepeats(
  group: readonly SortableEvent[],
  partOf: (event: SortableEvent) => number,
): readonly SortableEvent[] {
  if (group.length < 2) {
    return group;
  }
  const parts = splitParts(group, partOf).map((part) => withoutBlocks(withoutNeighbours(part)));
  return parts.reduce((before, part) => joinOverlapping(before, part));
}

function splitParts(
  group: readonly SortableEvent[],
  partOf: (event: SortableEvent) => number,
): readonly (readonly SortableEvent[])[] {
  return [...Map.groupBy(group, partOf).values()];
}

function withoutNeighbours(events: readonly SortableEvent[]): readonly SortableEvent[] {
  return events.filter((event, at) => at === 0 || !isSame(event, events[at - 1]));
}

/** The first block of a group that is nothing but that block again and again. */
function withoutBlocks(events: readonly SortableEvent[]): readonly SortableEvent[] {
  for (let length = 1; length <= events.length / 2; length++) {
    if (events.length % length === 0 && events.every((event, at) => isSame(event, events[at % length]))) {
      return events.slice(0, length);
    }
  }
  return events;
}

function joinOverlapping(
  before: readonly SortableEvent[],
  after: readonly SortableEvent[],
): readonly SortableEvent[] {
  if (contains(before, after)) {
    return before;
  }
  if (contains(after, before)) {
    return after;
  }
  return [...before, ...after.slice(overlapOf(before, after))];
}

function contains(whole: readonly SortableEvent[], part: readonly SortableEvent[]): boolean {
  return whole.some((_, from) => part.every((event, at) => isSame(event, whole[from + at])));
}

/** How many events at the end of one list stand at the beginning of the other. */
function overlapOf(before: readonly SortableEvent[], after: readonly SortableEvent[]): number {
  for (let length = Math.min(before.length, after.length); length > 0; length--) {
    const from = before.length - length;
    if (after.slice(0, length).every((event, at) => isSame(event, before[from + at]))) {
      return length;
    }
  }
  return 0;
}

function isSame(a: SortableEvent, b: SortableEvent | undefined): boolean {
  if (b === undefined || a.type !== b.type) {
    return false;
  }
  const isComparable = a.form === b.form && a.form !== TextForm.prettyPayload;
  return isComparable
    ? a.to - a.from === b.to - b.from && Buffer.compare(textOf(a), textOf(b)) === 0
    : Buffer.compare(storedForm(a), storedForm(b)) === 0;
}

function textOf({ slab, from, to }: SortableEvent): Uint8Array {
  return slab.bytes.subarray(from, to);
}

function storedForm(event: SortableEvent): Uint8Array {
  return new ChunkWriter().writeOne({ ...event, bytes: event.slab.bytes });
}
