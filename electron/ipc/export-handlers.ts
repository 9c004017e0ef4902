import { app, dialog, type BrowserWindow } from 'electron';
import type { CallInput, Handlers } from '../../shared/contract.ts';
import { errorMessage } from '../../shared/error-message.ts';
import type { RequestDetails } from '../../shared/model/item.ts';
import type { SessionListItem } from '../../shared/model/session.ts';
import type { Policy } from '../../shared/policy.ts';
import { readRequests } from '../../shared/replay/items/requests.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { toSafeName } from '../export/safe-name.ts';
import { writeHar } from '../export/write-har.ts';
import { iterateItemEvents } from '../library/item-events.ts';
import type { AppLibrary } from '../library/open-for-app.ts';
import type { ReadableLibrary } from '../library/open.ts';
import { readSession } from '../library/sessions.ts';

/** Calls that write something of a recording into a file that the user chooses. */
export function createExportHandlers(
  library: AppLibrary,
  policy: Policy,
  window: () => BrowserWindow | undefined,
): Pick<Handlers, 'exportHar'> {
  return {
    exportHar: async (wanted) => {
      if (policy.forbidExport) {
        return fail('forbidden', 'The policy for this machine forbids exporting, so no file was written.');
      }
      const details = readSession(library.read(), wanted.sessionId);
      if (!details) {
        return fail('no-such-session', 'This session is no longer in the library.');
      }
      const file = await askForFile(
        window(),
        'Export requests as HAR',
        toSafeName(nameOf(details.session), 'har'),
      );
      return file === null ? succeed(null) : writeRequests(library.read(), wanted, file);
    },
  };
}

async function writeRequests(
  library: ReadableLibrary,
  wanted: CallInput<'exportHar'>,
  file: string,
): Promise<Result<number>> {
  try {
    return succeed(await writeHar(file, listRequests(library, wanted), app.getVersion()));
  } catch (error) {
    return fail('not-written', `The file could not be written: ${errorMessage(error)}`);
  }
}

function* listRequests(library: ReadableLibrary, wanted: CallInput<'exportHar'>): Generator<RequestDetails> {
  for (const { event, part } of iterateItemEvents(library, { ...wanted, kind: 'request' })) {
    const request = readRequests(event)[part];
    if (request) {
      yield request;
    }
  }
}

/** Who was recorded, and when. */
function nameOf({ person, sourceId, startedAtMs }: SessionListItem): string {
  const date = new Date(startedAtMs);
  const day = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  return `${person ?? sourceId ?? 'session'}-${day}`;
}

async function askForFile(
  window: BrowserWindow | undefined,
  title: string,
  defaultPath: string,
): Promise<string | null> {
  const options = { title, defaultPath, buttonLabel: 'Export' };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}
