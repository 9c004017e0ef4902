import type { AppEvents } from '../../../shared/contract/contract.ts';
import { api, settle } from '../../app/state/api.ts';
import { WindowIndexes } from './window-indexes.ts';

/** The deep index of a session's windows, as the main process reads it. To be closed with the session. */
export function openIndexes(sessionId: string): WindowIndexes {
  return new WindowIndexes({
    readIndex: (windowNumber) => settle(api.readWindowIndex({ sessionId, windowNumber })),
    onIndexed: (listener) => onIndexed(sessionId, listener),
  });
}

/** Tells when more of a session has been indexed. @returns a function that ends the subscription */
export function onIndexed(
  sessionId: string,
  listener: (event: AppEvents['windowIndexed']) => void,
): () => void {
  return api.on('windowIndexed', (event) => {
    if (event.sessionId === sessionId) {
      listener(event);
    }
  });
}
