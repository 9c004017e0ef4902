/** An address as it is read: what says least (`https://`, `www.`) is not shown. */
export interface ReadableAddress {
  /** `shop.example`, with a port where there is one; '' where there is none, as in `about:blank`. */
  readonly host: string;
  /** Path, query and fragment; the whole address where it has no host. */
  readonly path: string;
}

/** More of a path than this is elided in its middle: its end says which page it is. */
const MAX_PATH = 90;

/** Splits an address for reading; what is no address stays as it is. */
export function readAddress(url: string): ReadableAddress {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?(?:www\.)?([^/?#]*)(.*)$/is.exec(url);
  return match?.[1]
    ? { host: match[1], path: elideMiddle(match[2] || '/') }
    : { host: '', path: elideMiddle(url) };
}

/** Host and path in one line. */
export function formatAddress(url: string): string {
  const { host, path } = readAddress(url);
  return host + path;
}

/** Keeps the beginning and the end of a text that is too long. */
export function elideMiddle(text: string, max = MAX_PATH): string {
  const head = Math.ceil((max - 1) / 3);
  return text.length <= max ? text : `${text.slice(0, head)}…${text.slice(text.length - (max - 1 - head))}`;
}
