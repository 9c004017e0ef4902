import { BINDINGS, LIBRARY_KEYS, LIST_KEYS, MENU_KEYS } from '../../session/keys/key-map.ts';
import type { ShownKey } from '../../session/keys/key-list.tsx';

/** What is told about one place of the window. */
export interface HelpTopic {
  readonly id: string;
  readonly title: string;
  readonly sentences: readonly string[];
  readonly keys: readonly ShownKey[];
}

function keysOf(shown: readonly string[]): readonly ShownKey[] {
  return BINDINGS.filter((binding) => shown.includes(binding.shown));
}

const WELCOME: HelpTopic = {
  id: 'welcome',
  title: 'First steps',
  sentences: [
    'Drop an exported recording here: PostHog’s exports and snapshots, rrweb events, and what other tools export; zips and folders too.',
    'A single recording opens at once. Nothing is sent anywhere: the app has no network.',
    'The samples show what a recording looks like.',
  ],
  keys: MENU_KEYS.filter(({ shown }) => shown.endsWith('O')),
};

/** By what `data-help` names, the innermost first; the ids of the inspector's tabs are their own (workspace/inspector-tabs.ts). */
export const HELP_TOPICS: readonly HelpTopic[] = [
  WELCOME,
  {
    id: 'library',
    title: 'Library',
    sentences: [
      'Every session that was imported, one row each. A click on a column’s title sorts; titles can be moved and resized.',
      'The filters narrow the list, and the search finds text in pages, requests, the console and notes.',
      'A verdict says how far you are with a session; the list counts and filters by it.',
    ],
    keys: LIBRARY_KEYS,
  },
  {
    id: 'filters',
    title: 'Filters',
    sentences: [
      'Several values in one group mean any of them; several groups mean all of them.',
      'The number beside a value is how many sessions it would leave.',
      'Views keeps filters, order and columns under a name.',
    ],
    keys: [],
  },
  {
    id: 'preview',
    title: 'Preview',
    sentences: [
      'Pictures and the story of the session in the list, without opening it.',
      'Possibly the same recordings are told here, with the choice to keep one.',
    ],
    keys: LIBRARY_KEYS.filter(({ shown }) => shown === 'P' || shown === 'Enter'),
  },
  {
    id: 'search',
    title: 'Search',
    sentences: [
      'Whole words; pay* finds every word that begins so, and "card was declined" finds the phrase.',
      'A field narrows it down: url:checkout status:>=500 console:timeout person:ada. Fields and values complete while you type.',
      'Filters stay on. A click on a hit opens its session at that moment.',
    ],
    keys: [],
  },
  {
    id: 'session',
    title: 'Playing a session',
    sentences: [
      'The page is shown as it was recorded; its scripts never run.',
      'The header says what this session is, links to its problems, and takes your verdict, star, tags and title.',
      'With several windows, the window in which the user was active is followed. A window you choose stays until you follow again.',
    ],
    keys: keysOf(['Space', '←', '→', 'E', 'Shift E', 'B', 'V', 'J', 'K', 'S', 'I', 'Z', 'X', 'Esc']),
  },
  {
    id: 'timeline',
    title: 'Timeline',
    sentences: [
      'Bars show how much happened; red ticks are problems. The legend names every shape.',
      'Drag to seek, zoom with Ctrl and the wheel. Zoomed in, each event has its own mark.',
      'A range set by its start and end is what the lists, a loop and a note go by.',
    ],
    keys: keysOf(['N', 'P', '[', ']', 'L', '+', '−', '0', 'T']),
  },
  {
    id: 'inspector',
    title: 'Inspector',
    sentences: [
      'What the user did and what the page logged, in order of time. A click on a row goes to its moment.',
      'Right-click a row to copy it as text, Markdown or JSON, or to write a note on it.',
    ],
    keys: LIST_KEYS,
  },
  {
    id: 'network',
    title: 'Network',
    sentences: [
      'Open a request to read its response, request, headers and timing, in this order.',
      'Its menu copies it as cURL for sh, PowerShell or cmd. Failed requests are 400 and above, or without an answer.',
    ],
    keys: LIST_KEYS,
  },
  {
    id: 'story',
    title: 'Story',
    sentences: [
      'What happened, told by fixed rules: pages, clicks, inputs, failed requests, errors and gaps. Each sentence is a link.',
      'Pictures shows one picture at each page and at each problem.',
    ],
    keys: [],
  },
  {
    id: 'page',
    title: 'Page',
    sentences: [
      'The nodes of the page at this moment. Find them by CSS selector or text, or pick one on the page.',
      'A node’s changes over time are listed under it, each a link.',
    ],
    keys: [],
  },
  {
    id: 'bookmarks',
    title: 'Notes',
    sentences: [
      'A note is on a moment, a range, a row or the whole session. Playing pauses while you write.',
      'Notes carry the author’s name from the preferences and the time in UTC.',
    ],
    keys: keysOf(['B', '[', ']']),
  },
  {
    id: 'details',
    title: 'Details',
    sentences: [
      'Where the session comes from, its times, hashes and person.',
      'Verify now hashes the source file, the kept copy and every stored chunk again.',
    ],
    keys: [],
  },
  {
    id: 'health',
    title: 'Health',
    sentences: [
      'What was repaired, skipped or missing in this recording, and how often.',
      'Serious findings change what you see; the others don’t.',
    ],
    keys: [],
  },
];

/**
 * What is told about an element: about the innermost place around it that there is a topic for; else about the view.
 */
export function topicAt(element: Element | null): HelpTopic {
  const view = document.querySelector('main[data-help]');
  const places = [...placesAround(element), ...placesAround(view)];
  const [topic] = places.flatMap((place) => HELP_TOPICS.find(({ id }) => id === place) ?? []);
  return topic ?? WELCOME;
}

function placesAround(element: Element | null): string[] {
  const place = element?.closest<HTMLElement>('[data-help]');
  return place ? [...(place.dataset['help'] ?? '').split(' '), ...placesAround(place.parentElement)] : [];
}
