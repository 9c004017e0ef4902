import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';

/**
 * A wireframe as the SDK wrote it: one view of a mobile app, with `id`, `type`, `x`, `y`, `width`, `height`,
 * `style` and `childWireframes` (PostHog/posthog:common/replay-shared/src/mobile/mobile.types.ts). Nothing about
 * it can be relied on, so its fields are read with the functions here.
 */
export type Wireframe = PlainObject;

/** A number, also when it is written as text, with or without `px`; `undefined` for anything else. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'string') {
    return /^-?\d{1,20}(\.\d{1,20})?(px)?$/.test(value) ? parseFloat(value) : undefined;
  }
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A text that is not empty; numbers are written out. */
export function readText(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** What kind of view it is. Without a type it is a `div`. */
export function typeOf(wireframe: Wireframe): unknown {
  return wireframe['type'] ?? 'div';
}

/** The style of a wireframe; empty when it has none. */
export function styleOf(wireframe: Wireframe): PlainObject {
  return isPlainObject(wireframe['style']) ? wireframe['style'] : {};
}

/** The views inside a wireframe. */
export function childrenOf(wireframe: Wireframe): readonly Wireframe[] {
  return wireframesIn(wireframe['childWireframes']);
}

/** The wireframes in a list; none when it is not a list. */
export function wireframesIn(list: unknown): readonly Wireframe[] {
  return Array.isArray(list) ? list.filter(isPlainObject) : [];
}
