import type { RecordedPage } from '../../record/fidelity/record-page.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import type { FidelityPlayer, Look } from './fidelity-player.ts';

/** How a moment is reached. */
export type Way = 'forward' | 'backward' | 'played';

/** What a player showed at one of the moments, and how it came there. */
export interface Shown extends Look {
  /** Which of the truths. */
  readonly moment: number;
  readonly way: Way;
}

/** How long a moment is played to at most; what comes before is jumped over. */
const PLAYED: Milliseconds = 1800;

/** Has a player show each moment of a recording: forward from its beginning, backward from its end, and played. */
export async function showMoments(player: FidelityPlayer, recorded: RecordedPage): Promise<Shown[]> {
  const { truths, events } = recorded;
  const shown: Shown[] = [];
  const note = async (moment: number, way: Way): Promise<unknown> =>
    shown.push({ moment, way, ...(await player.look()) });
  await player.open(recorded);
  for (const [moment, { atMs }] of truths.entries()) {
    await player.jump(atMs);
    await note(moment, 'forward');
  }
  await player.jump(events.at(-1)!.timestamp);
  for (const [moment, { atMs }] of [...truths.entries()].reverse()) {
    await player.jump(atMs);
    await note(moment, 'backward');
  }
  for (const [moment, { atMs }] of truths.entries()) {
    const before = truths[moment - 1]?.atMs ?? events[0]!.timestamp;
    await player.play(Math.max(before, atMs - PLAYED), atMs);
    await note(moment, 'played');
  }
  return shown;
}
