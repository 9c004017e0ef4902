import { app, dialog, type BrowserWindow } from 'electron';
import type { CallInput, Handlers } from '../../shared/contract/contract.ts';
import { errorMessage } from '../../shared/error-message.ts';
import type { RequestDetails } from '../../shared/model/item.ts';
import type { SessionListItem } from '../../shared/model/session.ts';
import type { Policy } from '../../shared/policy.ts';
import { readRequests } from '../../shared/replay/items/requests.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { toSafeName } from '../export/safe-name.ts';
import { writeHar } from '../export/write-har.ts';
import { writeRows } from '../export/write-rows.ts';
import { iterateItems } from '../library/index/items.ts';
import { iterateItemEvents } from '../library/events/item-events.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import type { ReadableLibrary } from '../library/database/library.ts';
import { readSession } from '../library/sessions/sessions.ts';
import { notInLibrary } from './not-in-library.ts';

/** Calls that write something of a recording into a file that the user chooses. */
export function createExportHandlers(
  library: AppLibrary,
  policy: Policy,
  window: () => BrowserWindow | undefined,
): Pick<Handlers, 'exportHar' | 'exportRows'> {
  const exportInto = async (
    sessionId: string,
    { title, extension, write }: Export,
  ): Promise<Result<number | null>> => {
    if (policy.forbidExport) {
      return fail('forbidden', 'The policy for this machine forbids exporting, so no file was written.');
    }
    const details = readSession(library.read(), sessionId);
    if (!details) {
      return notInLibrary();
    }
    const file = await askForFile(window(), title, toSafeName(nameOf(details.session), extension));
    return file === null ? succeed(null) : attempt(() => write(file, details.session));
  };
  return {
    exportHar: (wanted) =>
      exportInto(wanted.sessionId, {
        title: 'Export requests as HAR',
        extension: 'har',
        write: (file) => writeHar(file, listRequests(library.read(), wanted), app.getVersion()),
      }),
    exportRows: ({ sessionId, keys }) =>
      exportInto(sessionId, {
        title: 'Export rows as CSV',
        extension: 'csv',
        write: (file, { startedAtMs }) =>
          writeRows(file, iterateItems(library.read(), sessionId, keys), startedAtMs),
      }),
  };
}

interface Export {
  readonly title: string;
  readonly extension: string;
  /** @returns how many things were written */
  readonly write: (file: string, session: SessionListItem) => Promise<number>;
}

async function attempt(write: () => Promise<number>): Promise<Result<number>> {
  try {
    return succeed(await write());
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
