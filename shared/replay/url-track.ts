import { EventType, isPlainObject, type PlainObject, type ReplayEvent } from '../model/replay-event.ts';

/** Those of PostHog, which may name a path alone. */
const POSTHOG_TAGS: readonly unknown[] = ['$pageview', '$url_changed'];
/**
 * Custom events by which recorders say that the page has another address: highlight.io's and others' own. Where it stands in them differs.
 */
const URL_TAGS: readonly unknown[] = [
  'Navigate',
  'Reload',
  'navigate',
  'navigation',
  'url-change',
  'url_change',
  'urlChange',
];
const URL_FIELDS = ['href', 'url', 'to', '$current_url'] as const;
/** Some name a path alone, which is no address. */
const ABSOLUTE = /^[a-z][a-z\d+.-]*:/i;

/** The page address that an event reports: from a meta event, or a recorder's own of page views and navigation. */
export function urlOf({ type, data }: ReplayEvent): string | undefined {
  if (!isPlainObject(data)) {
    return undefined;
  }
  if (type === EventType.meta) {
    return textOf(data['href']);
  }
  return type === EventType.custom ? urlOfCustom(data['tag'], data['payload']) : undefined;
}

function urlOfCustom(tag: unknown, payload: unknown): string | undefined {
  if (tag === 'performanceSpan' && isPlainObject(payload)) {
    return urlOfSpan(payload);
  }
  const isPosthog = POSTHOG_TAGS.includes(tag);
  if (!isPosthog && !URL_TAGS.includes(tag)) {
    return undefined;
  }
  const found = isPlainObject(payload)
    ? URL_FIELDS.map((field) => textOf(payload[field])).find((url) => url !== undefined)
    : textOf(payload);
  return found !== undefined && (isPosthog || ABSOLUTE.test(found)) ? found : undefined;
}

/** Sentry notes where a page went by itself as a span (getsentry/sentry-javascript:packages/replay-internal). */
function urlOfSpan({ op, description }: PlainObject): string | undefined {
  return op === 'navigation.push' ? textOf(description) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
