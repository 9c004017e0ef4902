import type { RecordedPage } from '../../record/fidelity/record-page.ts';
import { EventType } from '../../../shared/model/replay-event.ts';

/** The size of the recorded window, as its meta event tells it. */
export function sizeOf({ events }: RecordedPage): { width: number; height: number } {
  const meta = events.find(({ type }) => type === EventType.meta)?.data as
    { width: number; height: number } | undefined;
  if (!meta) {
    throw new Error('the recording does not tell the size of its window');
  }
  return { width: meta.width, height: meta.height };
}
