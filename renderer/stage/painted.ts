import type { Milliseconds } from '../../shared/model/units.ts';

/** Windows that nobody sees are painted seldom or never. */
const PATIENCE: Milliseconds = 250;

/** Resolves when what the document holds now has been painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE);
    // The first call comes before the picture is made, the second after it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}
