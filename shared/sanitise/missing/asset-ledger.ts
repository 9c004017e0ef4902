import { isFilled, NO_ASSETS, type AssetResolver } from '../../assets/asset-table.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import type { AssetKind, MissingAsset, MissingAssets, Neutralised } from '../../model/missing-assets.ts';
import { contentsOf } from '../data-picture.ts';
import { PageAddresses } from '../page-addresses.ts';
import { isScriptUrl, schemeOf } from '../url-policy.ts';

/** More than anyone reads. */
export const MAX_ASSETS = 5000;
const MAX_CHARACTERS = 2048;
const MAX_DATA_CHARACTERS = 64;

/** Keeps account of what was taken out of a window's events. Its size has a bound, whatever they hold. */
export class AssetLedger {
  private readonly assets = new Map<string, { -readonly [K in keyof MissingAsset]: MissingAsset[K] }>();
  private readonly neutralised: Partial<Record<Neutralised, number>> = {};
  private unlisted = 0;
  private readonly resolve: AssetResolver;
  /** The time of the event that is being looked at. */
  nowMs: EpochMilliseconds = 0;
  /** What relative addresses are relative to, as far as it is known. */
  readonly page = new PageAddresses();

  /** @param resolve where asset packs have something */
  constructor(resolve: AssetResolver = NO_ASSETS) {
    this.resolve = resolve;
  }

  /**
   * Notes an address that was moved aside; what could run or hold a page is counted as that instead.
   * @returns what to load in its place; undefined where nothing is to be had
   */
  moveAside(kind: AssetKind, url: unknown): string | undefined {
    if (typeof url !== 'string' || url.trim() === '' || schemeOf(url) === 'about' || this.noteActive(url)) {
      return undefined;
    }
    const absolute = this.absoluteOf(url);
    const isWhole = absolute.length <= MAX_CHARACTERS;
    const filled = isWhole && isFilled(kind) ? this.resolve(kind, absolute) : undefined;
    this.want(kind, absolute, filled !== undefined);
    return filled;
  }

  /** Links are not wanted by the page itself: only what would run is counted. */
  noteLink(url: string): void {
    this.noteActive(url);
  }

  neutralise(what: Neutralised): void {
    this.neutralised[what] = (this.neutralised[what] ?? 0) + 1;
  }

  summary(): MissingAssets {
    const assets = [...this.assets.values()].sort((a, b) => a.firstMs - b.firstMs);
    return { assets, unlisted: this.unlisted, neutralised: { ...this.neutralised } };
  }

  /** @returns whether the address is a program or a page of its own */
  private noteActive(url: string): boolean {
    const contents = contentsOf(url);
    if (isScriptUrl(url)) {
      this.neutralise('script-url');
    } else if (contents === 'page' || contents === 'endless-image') {
      this.neutralise(contents === 'page' ? 'data-url' : contents);
    } else {
      return false;
    }
    return true;
  }

  private absoluteOf(url: string): string {
    const { current } = this.page;
    return current !== undefined && schemeOf(url) === '' ? (URL.parse(url, current)?.href ?? url) : url;
  }

  private want(kind: AssetKind, url: string, isFilled: boolean): void {
    // Of contents, nobody reads more than what they claim to be.
    const limit = schemeOf(url) === 'data' ? MAX_DATA_CHARACTERS : MAX_CHARACTERS;
    const short = url.length > limit ? `${url.slice(0, limit)}…` : url;
    const known = this.assets.get(`${kind} ${short}`);
    if (known) {
      known.count++;
      known.firstMs = Math.min(known.firstMs, this.nowMs);
    } else if (this.assets.size < MAX_ASSETS) {
      this.assets.set(`${kind} ${short}`, { url: short, kind, firstMs: this.nowMs, count: 1, isFilled });
    } else {
      this.unlisted++;
    }
  }
}
