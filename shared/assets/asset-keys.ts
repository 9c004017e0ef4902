/** `shop.example`, `127.0.0.1`, `localhost`, with a port as `host:8080` or `host_8080`; not `jquery-3.5.1`. */
const HOST =
  /^(localhost|(?:\d{1,3}\.){3}\d{1,3}|(?:[a-z0-9-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+))(?:[:_](\d{1,5}))?$/i;
const DEFAULT_PORTS: readonly unknown[] = [undefined, '80', '443'];
/** How deep the folder of a host may lie: `assets/https/shop.example/…`. */
const MAX_OUTER = 2;

/**
 * The key of something that was fetched from a known address: the address without its fragment.
 * @returns undefined for anything but a page's usual addresses
 */
export function keyOfAddress(url: string): string | undefined {
  const parsed = parseAddress(url);
  return parsed ? `${parsed.protocol}//${parsed.host}${parsed.pathname}${parsed.search}` : undefined;
}

/**
 * The key of a file in a folder of hosts: `//host/path`, whatever the scheme was.
 * @param path with `/` between its parts: `shop.example/img/a.png`, `https/shop.example_8443/a.png`
 * @returns undefined where no host is among its first folders
 */
export function keyOfPath(path: string): string | undefined {
  const parts = path.split('/');
  const at = parts.slice(0, Math.min(MAX_OUTER + 1, parts.length - 1)).findIndex((part) => HOST.test(part));
  const [, host = '', port] = HOST.exec(parts[at] ?? '') ?? [];
  if (host === '') {
    return undefined;
  }
  const isDefault = DEFAULT_PORTS.includes(port);
  return `//${host.toLowerCase()}${isDefault ? '' : `:${port}`}/${decode(parts.slice(at + 1).join('/'))}`;
}

/** The keys that may stand for a wanted address, the best first. */
export function wantedKeys(url: string): readonly string[] {
  const parsed = parseAddress(url);
  if (!parsed) {
    return [];
  }
  const { protocol, host, pathname, search } = parsed;
  const places = [`${protocol}//${host}${pathname}`, `//${host}${decode(pathname)}`] as const;
  return search === '' ? places : places.flatMap((place) => [place + search, place]);
}

function parseAddress(url: string): URL | null {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'http:' || parsed?.protocol === 'https:' ? parsed : null;
}

/** Names of files are plain where addresses are percent-encoded. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** An address for a key: the base of relative addresses in a style sheet. */
export function addressOfKey(key: string): string {
  return key.startsWith('//') ? `https:${key}` : key;
}
