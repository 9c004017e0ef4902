import type { SessionDetails } from '../../../shared/model/session.ts';
import { listActivity, type WindowActivity } from './active-window.ts';
import type { WindowIndexes } from './window-indexes.ts';

/** Nobody changes between more; each is a question to the library. */
const MAX_FOLLOWED = 200;

/**
 * Tells when the user did something in the windows that can be shown, whenever the deep index knows more of it.
 * @returns a function that ends it
 */
export function watchActivity(
  { windows }: Pick<SessionDetails, 'windows'>,
  indexes: WindowIndexes,
  tell: (activity: readonly WindowActivity[]) => void,
): () => void {
  const showable = windows.filter(({ fullSnapshots }) => fullSnapshots > 0);
  const stopListening = indexes.known.subscribe(() => tell(listActivity(showable, indexes.known.get())));
  if (showable.length > 1 && showable.length <= MAX_FOLLOWED) {
    showable.forEach(({ number }) => void indexes.read(number));
  }
  return stopListening;
}
