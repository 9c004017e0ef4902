import type { Handlers } from '../../shared/contract/contract.ts';
import type { Policy } from '../../shared/policy.ts';
import { fail, succeed } from '../../shared/result.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { retryWhenBusy } from '../library/database/retry-when-busy.ts';
import { readKeepsOriginals, saveKeepsOriginals } from '../library/sessions/keep-originals.ts';
import { readClickRules, saveClickRules } from '../library/index/index-rules.ts';
import { refuseToWrite } from './read-only.ts';

/**
 * Calls about the library's settings.
 * @param rulesChanged what was indexed goes by other rules than those in force
 */
export function createSettingsHandlers(
  library: AppLibrary,
  { alwaysKeepOriginals }: Policy,
  rulesChanged: () => void,
): Pick<Handlers, 'readSettings' | 'saveSettings'> {
  const { writable } = library;
  return {
    readSettings: () => {
      const read = library.read();
      const keepsOriginals = alwaysKeepOriginals || readKeepsOriginals(read);
      return succeed({ keepsOriginals, clickRules: readClickRules(read) });
    },
    saveSettings: async ({ keepsOriginals, clickRules }) => {
      if (!writable) {
        return refuseToWrite();
      }
      if (alwaysKeepOriginals && !keepsOriginals) {
        return fail('forbidden', 'The policy for this machine says that copies are kept.');
      }
      const areNew = JSON.stringify(readClickRules(writable)) !== JSON.stringify(clickRules);
      await retryWhenBusy(() => {
        if (!alwaysKeepOriginals) {
          saveKeepsOriginals(writable, keepsOriginals);
        }
        saveClickRules(writable, clickRules);
      });
      if (areNew) {
        rulesChanged();
      }
      return succeed(null);
    },
  };
}
