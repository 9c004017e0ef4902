import type { Replayer } from '@rrweb/replay';
import { insidesOf, type Incremental } from './insides.ts';

/**
 * While it plays, rrweb scrolls smoothly. @returns has everything come at once to where it is being scrolled
 */
export function watchScrolling(replayer: Replayer): () => void {
  const insides = insidesOf(replayer);
  const scroll = insides.applyScroll.bind(replayer);
  const targets = new Map<number, Incremental>();
  insides.applyScroll = (data, isSync) => {
    targets.delete(data.id ?? 0);
    if (!isSync) {
      targets.set(data.id ?? 0, data);
    }
    scroll(data, isSync);
  };
  return () => {
    targets.forEach((data) => scroll(data, true));
    targets.clear();
  };
}
