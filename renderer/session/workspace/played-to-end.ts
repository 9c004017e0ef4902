import type { Playback } from '../playback/playback.ts';

/** Calls when a session has been played to its end; where a window is pinned, to the end of that. @returns a function that ends it */
export function onPlayedToEnd(
  playback: Pick<Playback, 'now' | 'state' | 'isArriving'>,
  listener: () => void,
): () => void {
  let wasPlaying = playback.state.get().phase === 'playing';
  return playback.state.subscribe(() => {
    const { phase, window } = playback.state.get();
    // A jump elsewhere pauses, too.
    const isAtEnd = !playback.isArriving.get() && playback.now.get() >= window.endedAtMs;
    const hasEnded = wasPlaying && phase === 'paused' && isAtEnd;
    wasPlaying = phase === 'playing';
    if (hasEnded) {
      listener();
    }
  });
}
