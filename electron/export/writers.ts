import { app } from 'electron';
import type { CallInput } from '../../shared/contract/contract.ts';
import type { ExportKindId } from '../../shared/export/export-kinds.ts';
import type { RequestDetails } from '../../shared/model/item.ts';
import type { SessionListItem } from '../../shared/model/session.ts';
import { readRequests } from '../../shared/replay/items/requests.ts';
import type { ReadableLibrary } from '../library/database/library.ts';
import { iterateItemEvents } from '../library/events/item-events.ts';
import { iterateItems } from '../library/index/items.ts';
import { writeHar } from './write-har.ts';
import { writeRows } from './write-rows.ts';

/** What is to be exported of a session. */
export interface Exported {
  readonly library: ReadableLibrary;
  readonly session: SessionListItem;
  readonly wanted: CallInput<'exportItems'>;
}

/** Writes a file. @returns how many things it holds @throws what the file system does; nothing is left behind then */
type Writer = (file: string, exported: Exported) => Promise<number>;

export const WRITERS: Readonly<Record<ExportKindId, Writer>> = {
  csv: (file, { library, session, wanted }) =>
    writeRows(file, iterateItems(library, session.id, wanted.keys), session.startedAtMs),
  har: (file, { library, wanted }) => writeHar(file, listRequests(library, wanted), app.getVersion()),
};

function* listRequests(
  library: ReadableLibrary,
  wanted: CallInput<'exportItems'>,
): Generator<RequestDetails> {
  const { sessionId, windowNumber, fromMs, toMs } = wanted;
  const range = { sessionId, windowNumber, fromMs, toMs };
  for (const { event, part } of iterateItemEvents(library, { ...range, kind: 'request' })) {
    const request = readRequests(event)[part];
    if (request) {
      yield request;
    }
  }
}
