import { EventType, isPlainObject, type ReplayEvent } from '../model/replay-event.ts';

/** Custom events of posthog-js that carry the page's address. */
const URL_TAGS: readonly unknown[] = ['$pageview', '$url_changed'];

/** The page address that an event reports: from a meta event, or PostHog's page-view events. */
export function urlOf(event: ReplayEvent): string | undefined {
  if (!isPlainObject(event.data)) {
    return undefined;
  }
  if (event.type === EventType.meta) {
    return textOf(event.data['href']);
  }
  const { tag, payload } = event.data as { tag?: unknown; payload?: unknown };
  const carriesUrl = event.type === EventType.custom && URL_TAGS.includes(tag);
  return carriesUrl && isPlainObject(payload) ? textOf(payload['href']) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
