import { parentPort, workerData } from 'node:worker_threads';
import { errorMessage } from '../../../shared/error-message.ts';
import type { LibraryPage } from '../../../shared/library/library-row.ts';
import type { SessionFilter } from '../../../shared/library/session-filter.ts';
import type { SessionDetails } from '../../../shared/model/session.ts';
import { fail, succeed, type Result } from '../../../shared/result.ts';
import { parseSearchQuery } from '../../../shared/search/search-query.ts';
import { listAssets, readAssetStatus, readAssetVersion } from '../../library/assets/assets.ts';
import { listCases, listCasesOf, readCase } from '../../library/cases/cases.ts';
import { listExhibits } from '../../library/cases/exhibits.ts';
import { listCustody } from '../../library/custody/read-custody.ts';
import type { LibraryPlace } from '../../library/database/library-identity.ts';
import { countDamagedRows } from '../../library/database/sound-rows.ts';
import { asLibraryError } from '../../library/database/library-error.ts';
import { readIndexStatus } from '../../library/index/index-status.ts';
import { findNodeChanges } from '../../library/events/node-changes.ts';
import type { ReadableLibrary } from '../../library/database/library.ts';
import { openForReading } from '../../library/database/open.ts';
import { readTrack } from '../../library/index/items.ts';
import { FacetCounter } from '../../library/list/count-facets.ts';
import {
  listSessionIds,
  locateSession,
  querySessions,
  type ListQuery,
} from '../../library/list/query-sessions.ts';
import { findSessions } from '../../library/list/find-sessions.ts';
import { readSameRecordings } from '../../library/list/library-rows.ts';
import { listViews } from '../../library/list/saved-views.ts';
import { findItems, findRepeats } from '../../library/search/items-search.ts';
import { searchLibrary } from '../../library/search/search.ts';
import { listBookmarks } from '../../library/sessions/bookmarks.ts';
import { listImportReports, readImportReport } from '../../library/sessions/import-reports.ts';
import { readShownSession } from '../../library/sessions/shown-session.ts';
import { listVerdicts } from '../../library/sessions/verdicts.ts';
import { listTags } from '../../library/sessions/tags.ts';
import { readStory, readStoryShort } from './read-story.ts';
import { shortenTexts } from './short-texts.ts';
import type { EndReader, FromReader, QuestionName, Questions, ToReader } from './reader-messages.ts';

const { folder, identity, access } = workerData as LibraryPlace;
let library: ReadableLibrary | undefined;

type Answers = {
  readonly [Name in QuestionName]: (
    library: ReadableLibrary,
    input: Questions[Name]['input'],
  ) => Questions[Name]['answer'];
};

const ANSWERS: Answers = {
  search: (opened, { typed, limits }) => searchLibrary(opened, parseSearchQuery(typed), limits),
  nodeChanges: findNodeChanges,
  track: (opened, { sessionId }) => readTrack(opened, sessionId),
  story: (opened, { sessionId }) => readStory(opened, sessionId),
  shortStory: (opened, { sessionId }) => readStoryShort(opened, sessionId),
  itemsWith: (opened, { sessionId, text }) => findItems(opened, sessionId, text),
  repeats: (opened, { sessionId }) => findRepeats(opened, sessionId),
  measure: readIndexStatus,
  damagedRows: ({ database }) => countDamagedRows(database),
  // What it counts belongs together, whatever is written meanwhile.
  sessions: (opened, query) => opened.database.transaction(() => readPage(opened, query))(),
  sessionIds: listSessionIds,
  place: (opened, { sessionId, ...list }) => locateSession(opened, list, sessionId),
  facetValues: (opened, { filter, facet, containing }) =>
    findCounter(opened, filter).countValues(facet, containing).map(shortenTexts),
  rangeCounts: (opened, { filter, range }) => findCounter(opened, filter).countSteps(range),
  verdicts: listVerdicts,
  sessionsWith: (opened, wanted) => findSessions(opened, wanted).map(shortenTexts),
  sameRecordings: (opened, { sessionId }) => readSameRecordings(opened, sessionId).map(shortenTexts),
  tags: listTags,
  views: listViews,
  importReports: listImportReports,
  importReport: (opened, { key }) => readImportReport(opened, key) ?? null,
  session: (opened, { sessionId }) => readSession(opened, sessionId),
  bookmarks: (opened, { sessionId }) => listBookmarks(opened, sessionId).map(shortenTexts),
  cases: listCases,
  case: (opened, { caseId }) => readCase(opened, caseId) ?? null,
  casesOf: (opened, { sessionId }) => listCasesOf(opened, sessionId),
  exhibits: (opened, { caseId }) => listExhibits(opened, caseId),
  custody: listCustody,
  assetTable: (opened, { knownVersion }) => {
    const version = readAssetVersion(opened);
    return version === knownVersion ? null : { version, entries: listAssets(opened) };
  },
  assetStatus: readAssetStatus,
};

function readPage(opened: ReadableLibrary, query: ListQuery): LibraryPage {
  const page = querySessions(opened, query, findCounter(opened, query.filter).countAll());
  return { ...page, rows: page.rows.map(shortenTexts) };
}

function readSession(opened: ReadableLibrary, sessionId: string): SessionDetails | null {
  const details = readShownSession(opened, sessionId);
  return details
    ? {
        ...details,
        session: shortenTexts(details.session),
        windows: details.windows.map(shortenTexts),
        sources: details.sources.map(shortenTexts),
      }
    : null;
}

/** What was counted last: the pages and the facets of one filter are asked for one after another, and share what they have in common. */
let counted: { readonly key: string; readonly counter: FacetCounter } | undefined;

function findCounter(opened: ReadableLibrary, filter: SessionFilter): FacetCounter {
  // Changes with all that others write.
  const version = Number(opened.database.pragma('data_version', { simple: true }));
  const key = JSON.stringify([version, filter]);
  counted = counted?.key === key ? counted : { key, counter: new FacetCounter(opened, filter) };
  return counted.counter;
}

/** Where it cannot be opened yet, the next question may find that it can. */
function open(): ReadableLibrary {
  return (library ??= openForReading(folder, identity, access));
}

function answer<Name extends QuestionName>({ number, name, input }: ToReader<Name>): FromReader {
  try {
    return { number, result: succeed(ANSWERS[name](open(), input)) };
  } catch (error) {
    return { number, result: explain(error) };
  }
}

function explain(error: unknown): Result<never> {
  const known = asLibraryError(error);
  return known ? fail(known.code, known.message) : fail('read-failed', errorMessage(error));
}

try {
  open();
} catch {
  // Told to whoever asks.
}
parentPort?.on('message', (message: ToReader | EndReader) => {
  if ('kind' in message) {
    library?.database.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(answer(message));
});
