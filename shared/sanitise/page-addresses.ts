const FRAGMENT = /#.*$/s;
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\\]+/i;
/** What needs no quoting wherever it is put. */
const PLAIN_PART = /^#[\p{L}\p{N}_.:~-]*$/u;
/** A window goes to few pages between two full snapshots; attacks do not get to fill the memory with them. */
const MAX_PAGES = 200;

/** The addresses of a window's page and of the frames in it. Recorders make all addresses absolute by them. */
export class PageAddresses {
  private readonly pages = new Set<string>();
  /** That of the page itself; undefined where none is known. */
  current: string | undefined;

  /** The page is at this address from now on. What was recorded before may name the one before. */
  moveTo(url: string): void {
    this.current = url;
    this.add(url);
  }

  /** A document in a frame. */
  add(url: string): void {
    if (this.pages.size < MAX_PAGES) {
      const page = url.replace(FRAGMENT, '');
      this.pages.add(page);
      // In style sheets, rrweb's recorder puts a fragment behind the folder that the page is in.
      this.pages.add(page.replace(/[^/]*$/, ''));
    }
  }

  /** `#gradient` where an address names a part of the document itself; undefined for any other. */
  partOf(url: string): string | undefined {
    const at = url.indexOf('#');
    if (at === 0) {
      return url;
    }
    const part = at > 0 && this.pages.has(url.slice(0, at)) ? url.slice(at) : '';
    return PLAIN_PART.test(part) ? part : undefined;
  }

  /**
   * An address as the page is likely to have written it: from the root of its own site, or only the part of the page. It
   * may as well have been written in full; then selectors seldom ask for its beginning.
   */
  asWritten(url: string): string {
    const part = this.partOf(url);
    if (part !== undefined) {
      return part;
    }
    const origin = ORIGIN.exec(this.current ?? '')?.[0];
    const isOwn = origin !== undefined && url.startsWith(`${origin}/`);
    return isOwn ? url.slice(origin.length) : url;
  }
}
