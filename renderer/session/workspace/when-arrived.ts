import type { Milliseconds } from '../../../shared/model/units.ts';
import type { Store } from '../../ui/store.ts';

/** A page that takes longer is not waited for: the lists may say why. */
const PATIENCE: Milliseconds = 1000;

/** Resolves when the moment that is wanted is shown: until then the computer is needed for that. */
export function whenArrived(isArriving: Store<boolean>): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      unsubscribe();
      window.clearTimeout(timer);
      resolve();
    };
    const unsubscribe = isArriving.subscribe(() => isArriving.get() || finish());
    const timer = window.setTimeout(finish, isArriving.get() ? PATIENCE : 0);
  });
}
