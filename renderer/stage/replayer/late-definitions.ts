import type { Replayer } from '@rrweb/replay';
import { IncrementalSource } from '../../../shared/model/replay-event.ts';
import { afterIncremental } from './insides.ts';

/**
 * Defines elements when the page did: rrweb only defines those that had been when they were recorded, and `:defined` would
 * never hold for the others. They get no behaviour, and what the browser refuses to define stays as it is.
 */
export function defineLate(replayer: Replayer): void {
  afterIncremental(replayer, (data) => {
    if (data.source !== IncrementalSource.customElement) {
      return;
    }
    const name = (data as { readonly define?: { readonly name?: unknown } }).define?.name;
    const view = replayer.iframe.contentWindow as (Window & typeof globalThis) | null;
    if (typeof name === 'string' && view && !view.customElements.get(name)) {
      try {
        view.customElements.define(name, class extends view.HTMLElement {});
      } catch {
        return;
      }
    }
  });
}
