import type { Milliseconds } from '../../../shared/model/units.ts';

const URL_PARTS = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)(.*)$/is;

/** The last part of an address's path, with its query; its host where the path is empty. */
export function nameOfUrl(url: string): string {
  const [, host = '', rest = url] = URL_PARTS.exec(url) ?? [];
  const [path, query] = splitQuery(rest);
  const name = path.split('/').findLast((part) => part !== '');
  return `${name ?? (host || url)}${query}`;
}

/** An address without its scheme, and without its host where a path follows it. */
export function shortenUrl(url: string): string {
  const [, host = '', rest = ''] = URL_PARTS.exec(url) ?? [];
  return rest.length > 1 ? rest : host || url;
}

function splitQuery(rest: string): readonly [string, string] {
  const at = rest.search(/[?#]/);
  return at < 0 ? [rest, ''] : [rest.slice(0, at), rest.slice(at)];
}

/** `230 ms` or `1.40 s`: how long a request took. */
export function formatLength(duration: Milliseconds): string {
  if (duration < 1) {
    return `${duration.toFixed(2)} ms`;
  }
  return duration < 1000 ? `${Math.round(duration)} ms` : `${(duration / 1000).toFixed(2)} s`;
}
