import type { Replayer } from '@rrweb/replay';
import { IncrementalSource } from '../../../shared/model/replay-event.ts';
import { insidesOf, type Incremental } from './insides.ts';

interface FontData extends Incremental {
  readonly family: string;
  readonly fontSource: string;
  readonly buffer: boolean;
  readonly descriptors?: FontFaceDescriptors;
}

/**
 * Makes fonts that a script loaded in the replayed page's own window. rrweb makes them in that of the player, and Chromium
 * then tells the player's page when they can be used: a text that was there before keeps the font it had.
 */
export function loadFontsInPage(replayer: Replayer): void {
  const insides = insidesOf(replayer);
  const apply = insides.applyIncremental.bind(replayer);
  insides.applyIncremental = (event, isSync) => {
    if (event.data.source === IncrementalSource.font) {
      addFont(replayer.iframe.contentDocument, event.data as FontData);
    } else {
      apply(event, isSync);
    }
  };
}

/** What is no font is left out, as the browser did. */
function addFont(page: Document | null, { family, fontSource, buffer, descriptors }: FontData): void {
  const view = page?.defaultView;
  try {
    const source = buffer ? Uint8Array.from(JSON.parse(fontSource) as number[]) : fontSource;
    if (page && view) {
      const font = new view.FontFace(family, source, descriptors);
      page.fonts.add(font);
      font.load().catch(() => undefined);
    }
  } catch {
    return;
  }
}
