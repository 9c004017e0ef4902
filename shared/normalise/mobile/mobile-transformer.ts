import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../../model/replay-event.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import {
  isKeyboardEvent,
  isMobileMutation,
  isMobileSnapshot,
  isMutation,
  wireframeItems,
} from './mobile-event.ts';
import { FixedId } from './node-id.ts';
import { Placements, type Placement } from './placements.ts';
import { buildKeyboard } from './screen-chrome.ts';
import { makeSnapshotData } from './screen-document.ts';
import { retarget } from './touches.ts';
import { listAdds, parentOf, ViewMutation, type NodeAdd } from './view-mutation.ts';
import { ViewTree } from './view-tree.ts';
import { readNumber, wireframesIn, type Wireframe } from './wireframe.ts';
import { BuildContext, type Note } from './build-context.ts';

const KEYBOARD: Placement = { id: FixedId.keyboard, parentId: FixedId.keyboardParent };

/** Whose nodes the page shows: nobody's yet, ours, or those of a web page in an app that has both. */
type PageOwner = 'nobody' | 'us' | 'web';

/** True for an event that only a mobile SDK writes: wireframes in a full snapshot, wireframe adds or updates in a mutation, a `keyboard` custom event. Cheap. */
export function isMobileEvent(event: ReplayEvent): boolean {
  return isMobileSnapshot(event) || isMobileMutation(event) || isKeyboardEvent(event);
}

/**
 * Turns one window's mobile wireframe events into events that rrweb can play, as PostHog's player does
 * (PostHog/posthog:common/replay-shared/src/mobile). Stateful: one per window, events in the order of the file.
 *
 * A recording may lack its first full snapshot, and rrweb shows nothing before one. A mutation that adds
 * something to the screen itself (a screenshot, the outermost view) then gets the full snapshot of an empty
 * screen, 1 ms earlier, so that it also comes first where events are sorted. It is empty because the mutation adds
 * what is to be seen. Where a full snapshot was seen before, none is made up: it would close the keyboard.
 */
export class MobileTransformer {
  private readonly context: BuildContext;
  private readonly placements = new Placements();
  private owner: PageOwner = 'nobody';
  private isKeyboardOpen = false;

  constructor(note: Note = () => undefined) {
    this.context = new BuildContext(note);
  }

  /** @returns the events to store in place of this one: usually one. */
  transform(event: ReplayEvent): readonly ReplayEvent[] {
    this.context.startEvent();
    if (isMobileSnapshot(event)) {
      return [this.makeSnapshot(event.timestamp, wireframesIn(event.data['wireframes']))];
    }
    if (isMobileMutation(event)) {
      return this.transformMutation(event, event.data);
    }
    if (isKeyboardEvent(event)) {
      return this.owner === 'web' ? [event] : [this.moveKeyboard(event, event.data['payload'])];
    }
    return [this.transformOther(event)];
  }

  /** Events that browsers write as well. */
  private transformOther(event: ReplayEvent): ReplayEvent {
    switch (event.type) {
      case EventType.meta:
        return completeMeta(event);
      case EventType.fullSnapshot:
        this.owner = 'web';
        return event;
      case EventType.incrementalSnapshot:
        return this.owner === 'web' ? event : this.transformIncrement(event);
      default:
        return event;
    }
  }

  private transformIncrement(event: ReplayEvent): ReplayEvent {
    return isMutation(event) ? this.transformRemoves(event, event.data) : retarget(event);
  }

  private makeSnapshot(timestamp: EpochMilliseconds, wireframes: readonly Wireframe[]): ReplayEvent {
    this.owner = 'us';
    this.isKeyboardOpen = false;
    this.placements.clear();
    const tree = new ViewTree(this.context, this.placements);
    const data = makeSnapshotData(wireframes, tree, this.context);
    return { type: EventType.fullSnapshot, timestamp, data };
  }

  private transformMutation(event: ReplayEvent, data: PlainObject): readonly ReplayEvent[] {
    const additions = wireframeItems(data['adds']);
    const updates = wireframeItems(data['updates']);
    const isOnScreen = [...additions, ...updates].some((item) => parentOf(item) === FixedId.body);
    const before = isOnScreen && this.owner !== 'us' ? [this.makeSnapshot(event.timestamp - 1, [])] : [];
    const mutation = new ViewMutation(this.context, this.placements);
    listIn(data['removes']).forEach((removal) => mutation.remove(removal));
    additions.forEach((addition) => mutation.add(addition));
    updates.forEach((update) => mutation.update(update));
    const { removes, adds } = mutation.finish();
    return [...before, makeMutation(event.timestamp, removes, adds)];
  }

  /** A mutation that only removes has the form rrweb reads, except for what is in a label or is a bar. */
  private transformRemoves(event: ReplayEvent, data: PlainObject): ReplayEvent {
    const mutation = new ViewMutation(this.context, this.placements);
    const recorded = listIn(data['removes']);
    recorded.forEach((removal) => mutation.remove(removal));
    const { removes } = mutation.finish();
    const isSame =
      removes.length === recorded.length &&
      removes.every((removal, at) => isSamePlace(removal, recorded[at]));
    return isSame ? event : { ...event, data: { ...data, removes } };
  }

  /** A keyboard that opens while it is open has another size, and replaces the old one. */
  private moveKeyboard(event: ReplayEvent, payload: unknown): ReplayEvent {
    const isOpen = isPlainObject(payload) && Boolean(payload['open']);
    const removes = this.isKeyboardOpen || !isOpen ? [KEYBOARD] : [];
    const adds = isOpen ? listAdds(buildKeyboard(payload, this.context), KEYBOARD.parentId) : [];
    this.isKeyboardOpen = isOpen;
    return makeMutation(event.timestamp, removes, adds);
  }
}

/** SDKs leave `href` out, or write the name of the screen into it. */
function completeMeta(event: ReplayEvent): ReplayEvent {
  const { data } = event;
  if (!isPlainObject(data)) {
    return event;
  }
  const { href, width, height } = data;
  const complete = {
    href: typeof href === 'string' ? href : '',
    width: readNumber(width) ?? width,
    height: readNumber(height) ?? height,
  };
  const isSame = href === complete.href && width === complete.width && height === complete.height;
  return isSame ? event : { ...event, data: complete };
}

function makeMutation(
  timestamp: EpochMilliseconds,
  removes: readonly Placement[],
  adds: readonly NodeAdd[],
): ReplayEvent {
  const data = { source: IncrementalSource.mutation, texts: [], attributes: [], removes, adds };
  return { type: EventType.incrementalSnapshot, timestamp, data };
}

function isSamePlace({ id, parentId }: Placement, recorded: unknown): boolean {
  return isPlainObject(recorded) && recorded['id'] === id && recorded['parentId'] === parentId;
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
