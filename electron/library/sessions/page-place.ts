/** Where a page lies, without what follows its path. */
export interface PagePlace {
  readonly host: string;
  readonly path: string;
}

const MAX_PATH = 256;

/** The host and path of a recorded address; `undefined` for what is no address of a page on a host. */
export function toPagePlace(address: string): PagePlace | undefined {
  const url = URL.parse(address);
  return url && url.host !== ''
    ? { host: url.host.slice(0, MAX_PATH), path: url.pathname.slice(0, MAX_PATH) }
    : undefined;
}
