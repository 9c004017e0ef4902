import type { BrowserWindow } from 'electron';
import type { Handlers } from '../../shared/contract/contract.ts';
import { toCustodyLine } from '../../shared/custody/custody-line.ts';
import type { CustodyFilter } from '../../shared/model/custody.ts';
import type { Policy } from '../../shared/policy.ts';
import { fail, succeed } from '../../shared/result.ts';
import { writeParts } from '../export/write-parts.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';
import type { Verifier } from '../jobs/verifying/verifier.ts';
import { iterateCustody } from '../library/custody/read-custody.ts';
import type { ReadableLibrary } from '../library/database/library.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { askForTarget } from './ask-for-target.ts';
import { EXPORT_IS_FORBIDDEN, exportTo } from './export-to.ts';
import { given } from './given.ts';

interface CustodyContext {
  readonly library: AppLibrary;
  readonly reader: LibraryReader;
  readonly verifier: Verifier;
  readonly policy: Policy;
  readonly window: () => BrowserWindow | undefined;
}

/** Calls about the log of what was done to the library. */
export function createCustodyHandlers({
  library,
  reader,
  verifier,
  policy,
  window,
}: CustodyContext): Pick<Handlers, 'listCustody' | 'checkCustody' | 'exportCustody'> {
  return {
    listCustody: (wanted) => reader.ask('custody', given(wanted)),
    checkCustody: async () => {
      const result = await verifier.verify({ kind: 'custody' });
      if (!result.ok) {
        return result;
      }
      return result.value?.kind === 'custody'
        ? succeed(result.value.check)
        : fail('verify-failed', 'The check ended before it was through.');
    },
    exportCustody: async ({ subject }) => {
      if (policy.forbidExport) {
        return EXPORT_IS_FORBIDDEN;
      }
      const file = await askForTarget(window(), 'Export the custody log', 'custody.jsonl');
      const about = subject ?? { kind: 'library', id: '' };
      return file === null
        ? succeed(null)
        : exportTo(library, { file, kind: 'custody', subject: about }, () =>
            writeLog(file, library.read(), subject ? { subject } : {}),
          );
    },
  };
}

async function writeLog(file: string, library: ReadableLibrary, filter: CustodyFilter): Promise<number> {
  let count = 0;
  function* lines(): Generator<string> {
    for (const entry of iterateCustody(library, filter)) {
      count++;
      yield `${toCustodyLine(entry)}\n`;
    }
  }
  await writeParts(file, lines());
  return count;
}
