import {
  EventType,
  IncrementalSource,
  isPlainObject,
  MouseInteraction,
  type PlainObject,
  type ReplayEvent,
} from '../../model/replay-event.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import { objectsOf } from '../document/records.ts';
import { urlOf } from '../url-track.ts';
import { readConsole } from './console-entry.ts';
import { objectField, textField } from './fields.ts';
import { readRequests } from './requests.ts';

/**
 * What an event says of the clicks before it.
 * - `page`: the page has changed, or is another one
 * - `scroll`, `selection`, `focus`, `blur`: the page or the browser did that; a user who goes on does it as well
 * - `left`: the window is not looked at any more: something else has come before it
 * - `sign`: the page did something, though not where it can be seen
 */
export type ClickAnswer = 'page' | 'scroll' | 'selection' | 'focus' | 'blur' | 'left' | 'sign';

/** Sentry counts nearly the same (IncrementalMutationSources); a button for the full screen changes the window's size. */
const PAGE_SOURCES: readonly unknown[] = [
  IncrementalSource.mutation,
  IncrementalSource.viewportResize,
  IncrementalSource.input,
  IncrementalSource.mediaInteraction,
  IncrementalSource.styleSheetRule,
  IncrementalSource.canvasMutation,
  IncrementalSource.styleDeclaration,
  IncrementalSource.adoptedStyleSheet,
];

/** By which recorders say that the window is hidden: PostHog and highlight.io; Sentry notes a breadcrumb `ui.blur`. */
const LEFT_TAG = /^(window hidden|tabhidden|visibilitychange|page_?hidden|window_?blur|blur)$/i;
/** Of themselves, and of the click once more: PostHog, Sentry, highlight.io. */
const OWN_TAG =
  /^(\$|session|ui\.|click|focus|viewport|window visible|browser|web-?vital|performance|memory|replay)/i;

/** @param sinceMs the click; requests tell when they began. @returns undefined where the event says nothing of it */
export function answerOf(event: ReplayEvent, sinceMs: EpochMilliseconds): ClickAnswer | undefined {
  const { type, data } = event;
  if (type === EventType.incrementalSnapshot) {
    return isPlainObject(data) ? answerOfChange(data) : undefined;
  }
  if (type === EventType.fullSnapshot || urlOf(event) !== undefined) {
    return 'page';
  }
  return answerOfCustom(event, sinceMs);
}

/** What an event tells of the mouse, a finger or the focus. */
export function interactionOf({ type, data }: ReplayEvent): PlainObject | undefined {
  const isInteraction =
    type === EventType.incrementalSnapshot &&
    isPlainObject(data) &&
    data['source'] === IncrementalSource.mouseInteraction;
  return isInteraction ? data : undefined;
}

/** Whether it is a selection of more than nothing. */
export function isTextSelected(data: PlainObject): boolean {
  return objectsOf(data['ranges']).some(
    ({ start, startOffset, end, endOffset }) => start !== end || startOffset !== endOffset,
  );
}

function answerOfChange({ source, type }: PlainObject): ClickAnswer | undefined {
  switch (source) {
    case IncrementalSource.scroll:
      return 'scroll';
    case IncrementalSource.selection:
      return 'selection';
    case IncrementalSource.mouseInteraction:
      return type === MouseInteraction.focus ? 'focus' : type === MouseInteraction.blur ? 'blur' : undefined;
    default:
      return PAGE_SOURCES.includes(source) ? 'page' : undefined;
  }
}

function answerOfCustom(event: ReplayEvent, sinceMs: EpochMilliseconds): ClickAnswer | undefined {
  const requests = readRequests(event);
  if (requests.length > 0) {
    return requests.some(({ startMs }) => startMs >= sinceMs) ? 'sign' : undefined;
  }
  if (readConsole(event)) {
    return 'sign';
  }
  const { type, data } = event;
  if (type !== EventType.custom || !isPlainObject(data)) {
    return undefined;
  }
  const payload = objectField(data, 'payload');
  const tag = textField(data, 'tag') ?? '';
  const name = tag === 'breadcrumb' ? (textField(payload, 'category') ?? '') : tag;
  if (LEFT_TAG.test(name.replace(/^ui\./, ''))) {
    return data['payload'] === false ? undefined : 'left';
  }
  return OWN_TAG.test(name) ? undefined : 'sign';
}
