import type { EpochMilliseconds } from './units.ts';

/** rrweb's event types; 7 exists since rrweb 2.2 (rrweb-io/rrweb:packages/types/src/index.ts). */
export const EventType = {
  domContentLoaded: 0,
  load: 1,
  fullSnapshot: 2,
  incrementalSnapshot: 3,
  meta: 4,
  custom: 5,
  plugin: 6,
  asset: 7,
} as const;

/** rrweb's incremental sources, as far as this app names them. */
export const IncrementalSource = {
  mutation: 0,
  mouseMove: 1,
  mouseInteraction: 2,
  scroll: 3,
  viewportResize: 4,
  input: 5,
  touchMove: 6,
  mediaInteraction: 7,
  styleSheetRule: 8,
  canvasMutation: 9,
  font: 10,
  drag: 12,
  styleDeclaration: 13,
  selection: 14,
  adoptedStyleSheet: 15,
  customElement: 16,
} as const;

/** rrweb's kinds of mouse interactions, as far as this app names them. */
export const MouseInteraction = {
  mouseUp: 0,
  mouseDown: 1,
  click: 2,
  doubleClick: 4,
  focus: 5,
  blur: 6,
  touchStart: 7,
  touchEnd: 9,
  touchCancel: 10,
} as const;

/** What begins the pressing of the mouse or a touch, and what ends it. */
export const PRESSES: readonly unknown[] = [MouseInteraction.mouseDown, MouseInteraction.touchStart];
export const RELEASES: readonly unknown[] = [
  MouseInteraction.mouseUp,
  MouseInteraction.click,
  MouseInteraction.touchEnd,
  MouseInteraction.touchCancel,
];

/**
 * The normal form of one event: what every format is turned into, what the library stores and what the
 * player gets. Payloads are decompressed and the arrays rrweb relies on are present.
 */
export interface ReplayEvent {
  readonly type: number;
  readonly timestamp: EpochMilliseconds;
  readonly data: unknown;
}

/** The id of a browser window (tab) as the recorder wrote it; `''` where the recording names none. */
export type WindowId = string;

export type PlainObject = Readonly<Record<string, unknown>>;

/** True for a JSON object: not null, not an array. */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a full snapshot can be shown: those of mobile recordings carry wireframes, which have no nodes. */
export function hasNodeTree(event: ReplayEvent): boolean {
  return isPlainObject(event.data) && isPlainObject(event.data['node']);
}
