import type { Fact } from '../../ui/fact-list.tsx';

/** Under which names posthog-js writes what it knows of its surroundings; several make one line. */
const FACTS: readonly (readonly [title: string, names: readonly string[]])[] = [
  ['Browser', ['$browser', '$browser_version']],
  ['System', ['$os', '$os_version']],
  ['Device', ['$device_type']],
  ['User agent', ['$raw_user_agent']],
  ['Screen', ['$screen_width', '$screen_height']],
  ['Viewport', ['$viewport_width', '$viewport_height']],
  ['Recorder', ['$lib', '$lib_version', 'recorderVersion']],
  ['Session id', ['$session_id']],
  ['Distinct id', ['distinct_id']],
];

/** What is known of the browser and the recorder, from JSON objects of which each may say something. */
export function readClient(jsons: readonly string[]): Fact[] {
  const known: Record<string, unknown> = Object.assign({}, ...jsons.map(parse).reverse()) as Record<
    string,
    unknown
  >;
  return FACTS.flatMap(([title, names]) => {
    const parts = names
      .map((name) => known[name])
      .filter((part) => ['string', 'number'].includes(typeof part));
    const separator = title === 'Screen' || title === 'Viewport' ? ' × ' : ' ';
    return parts.length === 0 ? [] : [[title, parts.join(separator)] as const];
  });
}

function parse(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
