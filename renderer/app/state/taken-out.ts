import type { MissingAssets } from '../../../shared/model/missing-assets.ts';
import { createStore } from '../../ui/store.ts';

/** How much was taken out of the recording that is open, because it would ask for something or run. */
export const takenOut = createStore(0);

/** @param missing what one window asks for; null while it is not known */
export function countTakenOut(missing: MissingAssets | null | undefined): number {
  if (!missing) {
    return 0;
  }
  const { assets, unlisted, neutralised } = missing;
  const asked = assets.reduce((sum, { count, isFilled }) => sum + (isFilled ? 0 : count), unlisted);
  return Object.values(neutralised).reduce((sum, count) => sum + count, asked);
}
