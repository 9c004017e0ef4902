import { useEffect, useState } from 'react';
import { ITEM_KINDS, type ItemTrack, type TimelineItem } from '../../../shared/model/item.ts';
import type { ViewportMark } from '../../../shared/model/window-index.ts';
import { api, settle } from '../../app/state/api.ts';
import type { WindowIndexes } from '../activity/window-indexes.ts';
import { useStore } from '../../ui/store.ts';
import type { Workspace } from './workspace.ts';

/** What a recording says about itself. */
export interface RecordingFacts {
  /** Pages, in the order in which they were visited; the first MAX_PAGES. */
  readonly pages: readonly TimelineItem[];
  readonly pageCount: number;
  /** The sizes of viewports, window by window. */
  readonly viewports: readonly WindowViewport[];
  /** What was noted under a name, each as JSON. */
  readonly notes: readonly RecordedNote[];
}

/** A size that a window's viewport had from a moment on. */
export interface WindowViewport extends ViewportMark {
  readonly windowNumber: number;
}

export interface RecordedNote {
  readonly title: string;
  readonly json: string;
}

/** Custom events in which recorders write how they were set up (posthog-js, Sentry's replay integration). */
const SETUP_TAGS: readonly string[] = [
  '$session_options',
  '$posthog_config',
  '$remote_config_received',
  'options',
];
const MAX_PAGES = 200;
/** A recorder writes its set-up early: later custom events are not searched for it. */
const MAX_CUSTOM = 200;
const MAX_WINDOWS = 20;
const NO_FACTS: RecordingFacts = { pages: [], pageCount: 0, viewports: [], notes: [] };

/** Reads what the items of a session say about the recording as a whole. */
export function useRecordingFacts(workspace: Workspace): RecordingFacts {
  const track = useStore(workspace.keeper.track);
  const [facts, setFacts] = useState(NO_FACTS);
  useEffect(() => {
    let isWanted = true;
    void readFacts(workspace, track).then((read) => {
      if (isWanted) {
        setFacts(read);
      }
    });
    return () => {
      isWanted = false;
    };
  }, [workspace, track]);
  return facts;
}

async function readFacts({ sessionId, playback }: Workspace, track: ItemTrack): Promise<RecordingFacts> {
  const [pageKeys, customKeys] = [keysOf(track, 'page'), keysOf(track, 'custom')];
  const numbers = playback.details.windows.slice(0, MAX_WINDOWS).map(({ number }) => number);
  const [viewports, pages, customs] = await Promise.all([
    Promise.all(numbers.map((number) => readViewports(playback.indexes, number))),
    readItems(sessionId, pageKeys.slice(0, MAX_PAGES)),
    readItems(sessionId, customKeys.slice(0, MAX_CUSTOM)),
  ]);
  const setups = SETUP_TAGS.flatMap((tag) => customs.find(({ label }) => label === tag) ?? []);
  // What belongs to no window was exported along with the recording.
  const event = customs.find(({ windowNumber }) => windowNumber === 0);
  const noted = [...(event ? [{ title: 'Properties', item: event }] : []), ...setups.map((item) => ({ title: item.label, item }))]; // prettier-ignore
  const notes = await Promise.all(
    noted.map(async ({ title, item }) => {
      const details = await settle(api.readItemDetails({ sessionId, key: item.key }));
      return details.ok && details.value.kind === 'json' ? [{ title, json: details.value.json }] : [];
    }),
  );
  return { pages, pageCount: pageKeys.length, viewports: viewports.flat(), notes: notes.flat() };
}

async function readViewports(indexes: WindowIndexes, windowNumber: number): Promise<WindowViewport[]> {
  await indexes.read(windowNumber);
  return indexes.get(windowNumber)?.viewports.map((mark) => ({ ...mark, windowNumber })) ?? [];
}

async function readItems(sessionId: string, keys: number[]): Promise<readonly TimelineItem[]> {
  const items = await settle(api.readItems({ sessionId, keys }));
  return items.ok ? items.value : [];
}

function keysOf({ keys, kinds }: ItemTrack, kind: TimelineItem['kind']): number[] {
  const wanted = ITEM_KINDS.indexOf(kind);
  return [...keys.filter((_, place) => kinds[place] === wanted)];
}
