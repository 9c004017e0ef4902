import type { Milliseconds } from '../model/units.ts';

const MAX_NAME = 80;
const MAX_MESSAGE = 200;
const TORN_HALF = /[\ud800-\udbff]$/;
const URL_PARTS = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)([^?#]*)[^#]*(#.*)?$/is;
/** Of pages that keep their place behind the hash: `#/orders`, `#!/orders`. */
const HASH_ROUTE = /^#!?\//;

const numbers = new Intl.NumberFormat('en');

/** `12,345`. */
export function sayCount(count: number): string {
  return numbers.format(count);
}

/** `1 click`, `2 clicks`. */
export function sayMany(count: number, noun: string): string {
  return `${sayCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** ` 12 times`; nothing for once. */
export function sayTimes(count: number): string {
  return count > 1 ? ` ${sayCount(count)} times` : '';
}

/** `55 s`, `4 min 12 s`, `2 h 5 min`: nobody needs more of an hour. */
export function sayLength(length: Milliseconds): string {
  const seconds = Math.max(0, Math.round(length / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const parts = [
    [hours, 'h'],
    [minutes, 'min'],
    [hours > 0 ? 0 : seconds % 60, 's'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${sayCount(count)} ${unit}`);
  return said.length === 0 ? '0 s' : said.join(' ');
}

/** The name of what was clicked or filled in, no longer than a line. */
export function shortName(text: string): string {
  return cut(text, MAX_NAME);
}

/** What the page logged, no longer than a few lines. */
export function shortMessage(text: string): string {
  return cut(text, MAX_MESSAGE);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).replace(TORN_HALF, '')}…` : text;
}

/** An address as a story tells it: without scheme, query and position on the page. */
export interface SaidUrl {
  readonly host: string;
  readonly path: string;
}

/** The parts of an address that are told; what is none is told as it is. */
export function readUrl(url: string): SaidUrl {
  const parts = URL_PARTS.exec(url.slice(0, 4096));
  if (!parts) {
    return { host: '', path: shortPath(url) };
  }
  const [, host = '', path = '', hash = ''] = parts;
  return { host: shortName(host), path: shortPath(`${path || '/'}${HASH_ROUTE.test(hash) ? hash : ''}`) };
}

/** The end of a path says more than its beginning. */
function shortPath(path: string): string {
  return path.length > MAX_NAME ? `…${path.slice(1 - MAX_NAME)}` : path;
}
