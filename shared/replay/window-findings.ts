import type { AssetResolver } from '../assets/asset-table.ts';
import type { ReplayEvent } from '../model/replay-event.ts';
import type { UrlMark, ViewportMark, WindowIndex } from '../model/window-index.ts';
import { EventSanitiser } from '../sanitise/sanitise-events.ts';
import { joinMissing } from '../sanitise/missing/join-missing.ts';
import { ActivityCollector, joinSpans } from './activity.ts';
import { urlOf } from './url-track.ts';
import { addViewport, viewportOf } from './viewport-track.ts';

/** What the deep index found in some of a window's chunks. */
export type WindowFindings = Omit<WindowIndex, 'share'>;

const MAX_URLS = 10_000;
const MAX_URL_CHARACTERS = 2048;

/** Collects the findings of one piece of a window, and makes its events harmless on the way. */
export class FindingsCollector {
  private readonly sanitiser: EventSanitiser;
  private readonly activity = new ActivityCollector();
  private readonly urls: UrlMark[] = [];
  private readonly viewports: ViewportMark[] = [];

  /**
   * @param checkpoint what the piece begins with, harmless already
   * @param resolve finds imported assets
   */
  constructor(checkpoint: readonly ReplayEvent[], resolve?: AssetResolver) {
    this.sanitiser = new EventSanitiser(resolve);
    this.sanitiser.learn(checkpoint);
  }

  /** @param events the next ones in play order; they are changed in place */
  read(events: readonly ReplayEvent[]): void {
    for (const event of events) {
      this.activity.note(event);
      addUrl(this.urls, event.timestamp, urlOf(event));
      addViewport(this.viewports, viewportOf(event));
    }
    this.sanitiser.sanitise(events);
  }

  get findings(): WindowFindings {
    const { urls, viewports } = this;
    return { urls, viewports, active: this.activity.active, missing: this.sanitiser.missing };
  }
}

/** Puts the findings of a window's pieces together, in their order. */
export function joinFindings(pieces: readonly WindowFindings[]): WindowFindings {
  const urls: UrlMark[] = [];
  for (const { atMs, url } of pieces.flatMap((piece) => piece.urls)) {
    addUrl(urls, atMs, url);
  }
  const viewports: ViewportMark[] = [];
  for (const mark of pieces.flatMap((piece) => piece.viewports)) {
    addViewport(viewports, mark);
  }
  return {
    urls,
    viewports,
    active: joinSpans(pieces.map(({ active }) => active)),
    missing: joinMissing(pieces.map(({ missing }) => missing)),
  };
}

/** Adds an address unless the page had it already; the last has none where there are too many. */
function addUrl(urls: UrlMark[], atMs: number, found: string | null | undefined): void {
  const url = found?.slice(0, MAX_URL_CHARACTERS) ?? found;
  if (url === undefined || url === urls.at(-1)?.url || urls.length > MAX_URLS) {
    return;
  }
  urls.push({ atMs, url: urls.length === MAX_URLS ? null : url });
}
