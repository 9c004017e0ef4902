import { errorMessage } from '../../../shared/error-message.ts';
import type { RecordedPage } from '../../record/fidelity/record-page.ts';
import type { FidelityPlayer } from './fidelity-player.ts';
import { scoreLook, type ScoredLook } from './score.ts';
import { showMoments } from './show-moments.ts';

/** What a player made of one recording: every look at it, or why there is none. */
export type Measured = readonly ScoredLook[] | { readonly failure: string };

/**
 * Measures recordings in players of one kind, several at a time. A player that fails is replaced by another.
 * @param tell is called after each
 */
export async function measurePlayers(
  recordings: readonly RecordedPage[],
  start: () => Promise<FidelityPlayer>,
  atOnce: number,
  tell: () => void,
): Promise<Measured[]> {
  const waiting = recordings.entries();
  const measured: Measured[] = [];
  const work = async (): Promise<void> => {
    let player = await start();
    for (const [at, recorded] of waiting) {
      measured[at] = await measure(player, recorded);
      tell();
      if ('failure' in measured[at]) {
        await player.close().catch(() => undefined);
        player = await start();
      }
    }
    await player.close();
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, recordings.length) }, work));
  return measured;
}

async function measure(player: FidelityPlayer, recorded: RecordedPage): Promise<Measured> {
  try {
    const shown = await showMoments(player, recorded);
    return shown.map((look) => scoreLook(recorded, look));
  } catch (error) {
    return { failure: errorMessage(error) };
  }
}
