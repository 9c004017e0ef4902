import type { BrowserWindow } from 'electron';
import type { Handlers } from '../../shared/contract/contract.ts';
import { EXPORT_KINDS } from '../../shared/export/export-kinds.ts';
import type { SessionListItem } from '../../shared/model/session.ts';
import type { Policy } from '../../shared/policy.ts';
import { fail, succeed } from '../../shared/result.ts';
import { toSafeName } from '../export/safe-name.ts';
import { WRITERS } from '../export/writers.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { readSession } from '../library/sessions/sessions.ts';
import { askWhereToSave, writeOrExplain } from './ask-where-to-save.ts';
import { notInLibrary } from './not-in-library.ts';

/** The call that exports items to a file that the user chooses. */
export function createExportHandlers(
  library: AppLibrary,
  policy: Policy,
  window: () => BrowserWindow | undefined,
): Pick<Handlers, 'exportItems'> {
  return {
    exportItems: async (wanted) => {
      if (policy.forbidExport) {
        return fail('forbidden', 'The policy for this machine forbids exporting, so no file was written.');
      }
      const session = readSession(library.read(), wanted.sessionId)?.session;
      if (!session) {
        return notInLibrary();
      }
      const { title, extension } = EXPORT_KINDS[wanted.kind];
      const file = await askWhereToSave(window(), {
        title,
        defaultPath: toSafeName(nameOf(session), extension),
        buttonLabel: 'Export',
      });
      const write = WRITERS[wanted.kind];
      return file === null
        ? succeed(null)
        : writeOrExplain(() => write(file, { library: library.read(), session, wanted }));
    },
  };
}

/** Who was recorded, and when. */
function nameOf({ person, sourceId, startedAtMs }: SessionListItem): string {
  const date = new Date(startedAtMs);
  const day = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  return `${person ?? sourceId ?? 'session'}-${day}`;
}
