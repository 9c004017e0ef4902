import { EventType, isPlainObject, type ReplayEvent } from '../../model/replay-event.ts';
import type { RequestDetails } from '../../model/item.ts';
import { urlOf } from '../url-track.ts';
import { levelOf, readConsole, toLine } from './console-entry.ts';
import { textField, toText } from './fields.ts';
import type { RepeatedRequests } from './repeated-requests.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import { createItem, type FoundItem, type ItemPlace } from './found-item.ts';
import { toIndexed, type IndexedText } from './indexed-text.ts';
import { withoutMasked } from './masked-text.ts';
import { isNetworkPlugin, levelOfRequest, readRequests } from './requests.ts';

/** How browsers begin the message of an uncaught error. */
const UNCAUGHT = /^(Uncaught|Unhandled)\b/;

/** What is known of the requests before an event. */
export interface RequestsBefore {
  readonly repeated: RepeatedRequests;
  /** The beginning of the recording, where it is known: requests before it stand there. */
  readonly startedAtMs: EpochMilliseconds | undefined;
}

/** The items of an event that do not depend on the document. */
export function itemsOfEvent(
  event: ReplayEvent,
  place: ItemPlace,
  { repeated, startedAtMs = -Infinity }: RequestsBefore,
): FoundItem[] {
  if (event.type === EventType.incrementalSnapshot || event.type === EventType.fullSnapshot) {
    return [];
  }
  const requests = readRequests(event);
  if (requests.length > 0) {
    return requests.flatMap((request, part) =>
      repeated.note(request) ? [requestItem(request, { ...place, part }, startedAtMs)] : [],
    );
  }
  return consoleItem(event, place) ?? customItem(event, place);
}

function requestItem(request: RequestDetails, place: ItemPlace, startedAtMs: EpochMilliseconds): FoundItem {
  const { method, url, status, startMs, durationMs, initiator, transferBytes } = request;
  const bodies = [request.requestBody, request.responseBody].flatMap((text) =>
    text === null ? [] : [toReadable(text)],
  );
  const body = bodies.length > 0 ? bodies.map(({ text }) => text).join('\n') : null;
  const earlierMs = Math.max(0, startedAtMs - startMs);
  return createItem('request', startMs + earlierMs, place, url, {
    level: levelOfRequest(request),
    durationMs,
    status,
    facts: {
      method,
      ...(initiator === null ? {} : { initiator }),
      ...(transferBytes === null ? {} : { transferBytes }),
      ...(earlierMs === 0 ? {} : { earlierMs }),
    },
    body,
    texts: { url: toIndexed(url).text, network: [method, status ?? '', body ?? ''].join(' ') },
    isCut: [...bodies, toIndexed(url)].some(({ isCut }) => isCut),
  });
}

/** What is indexed of a text that was recorded: not what is masked, nor what is beyond all measure. */
function toReadable(recorded: string): IndexedText {
  const { text, isCut } = toIndexed(recorded);
  return { text: withoutMasked(text), isCut };
}

function consoleItem(event: ReplayEvent, place: ItemPlace): FoundItem[] | undefined {
  const entry = readConsole(event);
  if (!entry) {
    return undefined;
  }
  const line = toLine(entry);
  const level = levelOf(entry);
  const kind = level === 'error' && (entry.isException === true || UNCAUGHT.test(line)) ? 'error' : 'console';
  const { text: body, isCut } = toReadable([line, ...entry.stack].join('\n'));
  const facts = { consoleLevel: entry.word };
  const more = { level, facts, body, texts: { console: body }, isCut };
  return [createItem(kind, event.timestamp, place, line, more)];
}

/**
 * Sentry notes everything under two tags, and in the payload what it was
 * (getsentry/sentry-javascript:packages/replay-internal/src/types/replayFrame.ts).
 */
const SENTRY_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['performanceSpan', ['op', 'description']],
  ['breadcrumb', ['category', 'message']],
]);

function labelOf(tag: string, payload: unknown): string {
  const fields = isPlainObject(payload) ? payload : {};
  const names = SENTRY_NAMES.get(tag) ?? [];
  return names.flatMap((name) => textField(fields, name) ?? []).join(' ') || tag;
}

/** Custom events, and those of plugins that nothing else reads: they are never left out. */
function isListed({ type, data }: ReplayEvent): boolean {
  const plugin = isPlainObject(data) ? data['plugin'] : undefined;
  return type === EventType.custom || (type === EventType.plugin && !isNetworkPlugin(plugin));
}

function customItem(event: ReplayEvent, place: ItemPlace): FoundItem[] {
  const { type, data, timestamp } = event;
  if (!isPlainObject(data) || !isListed(event) || urlOf(event) !== undefined) {
    return [];
  }
  const tag = textField(data, type === EventType.plugin ? 'plugin' : 'tag') ?? 'custom event';
  const payload = data['payload'] === undefined ? '' : toText(data['payload']);
  const { text: body, isCut } = toReadable(payload);
  const texts = { custom: `${toIndexed(tag).text} ${body}` };
  return [createItem('custom', timestamp, place, labelOf(tag, data['payload']), { body, texts, isCut })];
}
