import type { Handlers } from '../../shared/contract/contract.ts';
import type { Policy } from '../../shared/policy.ts';
import { fail, succeed } from '../../shared/result.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { retryWhenBusy } from '../library/database/retry-when-busy.ts';
import { readKeepsOriginals, saveKeepsOriginals } from '../library/database/settings.ts';
import { refuseToWrite } from './read-only.ts';

/** Calls about the library's settings. */
export function createSettingsHandlers(
  library: AppLibrary,
  { alwaysKeepOriginals }: Policy,
): Pick<Handlers, 'readSettings' | 'saveSettings'> {
  const { writable } = library;
  return {
    readSettings: () =>
      succeed({ keepsOriginals: alwaysKeepOriginals || readKeepsOriginals(library.read()) }),
    saveSettings: async ({ keepsOriginals }) => {
      if (!writable) {
        return refuseToWrite();
      }
      if (alwaysKeepOriginals) {
        return fail('forbidden', 'The policy for this machine says that copies are kept.');
      }
      await retryWhenBusy(() => saveKeepsOriginals(writable, keepsOriginals));
      return succeed(null);
    },
  };
}
