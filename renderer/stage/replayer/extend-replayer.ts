import type { Replayer } from '@rrweb/replay';
import { adoptAgain } from './adopted-sheets.ts';
import { loadFontsInPage } from './fonts.ts';
import { defineLate } from './late-definitions.ts';
import { forgetWhole } from './forget-whole.ts';
import { buildMathMl } from './math-ml.ts';
import { refuseSingly } from './refuse-singly.ts';
import { showUserState } from './user-state.ts';
import { showUserTraces } from './user-traces.ts';

/**
 * Has rrweb's replayer show what the page showed where it does not by itself, and come to the same document on every way
 * (docs/exactness.md).
 * @param problemMet an event could not be replayed at all
 */
export function extendReplayer(replayer: Replayer, problemMet: (error: unknown) => void): void {
  // The page is looked at: it takes no focus and no key, whatever the recording does.
  replayer.iframe.inert = true;
  forgetWhole(replayer);
  refuseSingly(replayer, problemMet);
  loadFontsInPage(replayer);
  adoptAgain(replayer);
  defineLate(replayer);
  buildMathMl(replayer);
  showUserState(replayer);
  showUserTraces(replayer);
}
