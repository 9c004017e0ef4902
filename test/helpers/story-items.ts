import type { TimelineItem } from '../../shared/model/item.ts';
import { chooseItems } from '../../shared/story/choose-items.ts';
import type { Story } from '../../shared/story/story.ts';
import { tellStory } from '../../shared/story/tell-story.ts';
import { START_MS } from './make-events.ts';
import { makeTrack } from './make-track.ts';

let lastKey = 0;

/** An item as a list shows it, some milliseconds after the beginning; a click in the first window unless told otherwise. */
export function makeListed(afterMs: number, change: Partial<TimelineItem> = {}): TimelineItem {
  return {
    key: ++lastKey,
    kind: 'click',
    level: 'info',
    atMs: START_MS + afterMs,
    windowNumber: 1,
    durationMs: null,
    status: null,
    label: '',
    facts: {},
    ...change,
  };
}

/** A page of shop.example. */
export function pageAt(afterMs: number, path: string, change: Partial<TimelineItem> = {}): TimelineItem {
  return makeListed(afterMs, { kind: 'page', label: `https://shop.example${path}`, ...change });
}

/** A request to shop.example, answered with a status. */
export function requestAt(
  afterMs: number,
  method: string,
  path: string,
  status: number,
  change: Partial<TimelineItem> = {},
): TimelineItem {
  return makeListed(afterMs, {
    kind: 'request',
    label: `https://shop.example${path}`,
    status,
    level: status >= 400 ? 'error' : 'info',
    facts: { method },
    ...change,
  });
}

/** What the app counts of items before it reads any. */
export function chooseFrom(items: readonly TimelineItem[]): ReturnType<typeof chooseItems> {
  const track = makeTrack(items.map(({ atMs, kind, level }) => [atMs - START_MS, kind, level] as const));
  return chooseItems({ ...track, keys: Float64Array.from(items, ({ key }) => key) });
}

/** The story of some items, as the app tells it. */
export function tell(items: readonly TimelineItem[]): Story {
  const { keys, left } = chooseFrom(items);
  const byKey = new Map(items.map((item) => [item.key, item]));
  return tellStory(
    [...keys].flatMap((key) => byKey.get(key) ?? []),
    left,
  );
}

/** A story in lines: its chapters, and below each its sentences with their seconds. */
export function toLines({ chapters }: Story, startMs = START_MS): string[] {
  return chapters.flatMap(({ title, sentences }) => [
    `# ${title}`,
    ...sentences.map(
      ({ atMs, tone, parts }) =>
        `${((atMs - startMs) / 1000).toFixed(1)} ${'·!‼'[['plain', 'notice', 'danger'].indexOf(tone)]} ${toText(parts)}`,
    ),
  ]);
}

/** Words in one line. */
export function toText(parts: readonly { readonly text: string }[]): string {
  return parts.map(({ text }) => text).join('');
}
