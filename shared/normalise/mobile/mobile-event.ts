import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../../model/replay-event.ts';

/** The full snapshot of a mobile SDK: `data.wireframes` instead of `data.node`. */
export function isMobileSnapshot(event: ReplayEvent): event is ReplayEvent & { readonly data: PlainObject } {
  const { data } = event;
  return (
    event.type === EventType.fullSnapshot &&
    isPlainObject(data) &&
    'wireframes' in data &&
    !isPlainObject(data['node'])
  );
}

/** A mutation that adds or updates wireframes. */
export function isMobileMutation(event: ReplayEvent): event is ReplayEvent & { readonly data: PlainObject } {
  return isMutation(event) && (hasWireframe(event.data['adds']) || hasWireframe(event.data['updates']));
}

/** Any mutation. */
export function isMutation(event: ReplayEvent): event is ReplayEvent & { readonly data: PlainObject } {
  return (
    event.type === EventType.incrementalSnapshot &&
    isPlainObject(event.data) &&
    event.data['source'] === IncrementalSource.mutation
  );
}

/** The custom event that tells of the keyboard; its payload is `{open, height, …}`. */
export function isKeyboardEvent(event: ReplayEvent): event is ReplayEvent & { readonly data: PlainObject } {
  return event.type === EventType.custom && isPlainObject(event.data) && event.data['tag'] === 'keyboard';
}

/** The entries of `adds` or `updates` that carry a wireframe. */
export function wireframeItems(list: unknown): readonly PlainObject[] {
  return Array.isArray(list) ? list.filter(isWireframeItem) : [];
}

function hasWireframe(list: unknown): boolean {
  return Array.isArray(list) && list.some(isWireframeItem);
}

function isWireframeItem(item: unknown): item is PlainObject {
  return isPlainObject(item) && isPlainObject(item['wireframe']);
}
