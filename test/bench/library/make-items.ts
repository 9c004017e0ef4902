import type { ItemKind, ItemLevel } from '../../../shared/model/item.ts';
import type { SessionSummary } from '../../../shared/model/session.ts';
import { createItem, type FoundItem, type ItemTexts } from '../../../shared/replay/items/found-item.ts';
import type { SeededRandom } from '../../helpers/seeded-random.ts';

const KINDS: readonly ItemKind[] = [
  'page',
  'click',
  'click',
  'click',
  'input',
  'console',
  'request',
  'request',
  'custom',
  'text',
];
const WORDS = [
  'order',
  'cart',
  'account',
  'search',
  'invoice',
  'failed',
  'loaded',
  'retry',
  'profile',
  'settings',
];

const VOCABULARY = 20_000;

/** Words as a language has them: some everywhere, most hardly anywhere. */
function rareWord(random: SeededRandom): string {
  return `w${Math.floor(VOCABULARY ** (random.int(1000) / 1000))}`;
}

/** What the deep index might find in a session: some have errors, some failed requests, most neither. */
export function makeItems(count: number, session: SessionSummary, random: SeededRandom): FoundItem[] {
  const rare: readonly ItemKind[] = random.int(6) === 0 ? ['error', 'rage-click', 'dead-click'] : [];
  const failsAt = random.int(4) === 0 ? random.int(count) : -1;
  return Array.from({ length: count }, (_, at) => {
    const kind = at < rare.length ? (rare[at] ?? 'error') : random.pick(KINDS);
    const atMs = session.startedAtMs + (at * (session.endedAtMs - session.startedAtMs)) / count;
    const place = { windowNumber: 1, chunk: 0, event: at % 2, part: at };
    const text = `${random.pick(WORDS)} ${random.pick(WORDS)} ${random.int(50)} ${rareWord(random)} ${rareWord(random)}`;
    return createItem(kind, atMs, place, labelOf(kind, text, random), {
      level: levelOf(kind, random),
      status: kind === 'request' ? (at === failsAt ? 500 : 200) : null,
      body: kind === 'text' || kind === 'console' ? text : null,
      texts: textsOf(kind, text),
    });
  });
}

/** In the field in which a search looks for it. */
function textsOf(kind: ItemKind, text: string): ItemTexts {
  switch (kind) {
    case 'console':
      return { console: text };
    case 'request':
      return { network: text, url: text };
    case 'page':
      return { url: text };
    case 'custom':
      return { custom: text };
    default:
      return { text };
  }
}

function labelOf(kind: ItemKind, text: string, random: SeededRandom): string {
  const [host, path] = [random.pick(['shop', 'app', 'help']), text.replaceAll(' ', '/')];
  return kind === 'page' || kind === 'request' ? `https://${host}.example/${path}` : text;
}

function levelOf(kind: ItemKind, random: SeededRandom): ItemLevel {
  if (kind === 'error') {
    return 'error';
  }
  return kind === 'console' ? random.pick(['info', 'info', 'info', 'info', 'warn', 'error']) : 'info';
}
