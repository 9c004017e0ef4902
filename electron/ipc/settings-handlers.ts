import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { AppLibrary } from '../library/open-for-app.ts';
import { retryWhenBusy } from '../library/retry-when-busy.ts';
import { readKeepsOriginals, saveKeepsOriginals } from '../library/settings.ts';
import { refuseToWrite } from './read-only.ts';

/** Calls about what the library was told to do. */
export function createSettingsHandlers(library: AppLibrary): Pick<Handlers, 'readSettings' | 'saveSettings'> {
  const { writable } = library;
  return {
    readSettings: () => succeed({ keepsOriginals: readKeepsOriginals(library.read()) }),
    saveSettings: async ({ keepsOriginals }) => {
      if (!writable) {
        return refuseToWrite();
      }
      await retryWhenBusy(() => saveKeepsOriginals(writable, keepsOriginals));
      return succeed(null);
    },
  };
}
