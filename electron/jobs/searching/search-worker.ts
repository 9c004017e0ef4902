import { parentPort, workerData } from 'node:worker_threads';
import { errorMessage } from '../../../shared/error-message.ts';
import { parseSearchQuery } from '../../../shared/search/search-query.ts';
import { readIndexStatus } from '../../library/index/index-status.ts';
import { findNodeChanges } from '../../library/events/node-changes.ts';
import type { ReadableLibrary } from '../../library/database/library.ts';
import { openForReading } from '../../library/database/open.ts';
import { readTrack } from '../../library/index/items.ts';
import { findItems, findRepeats } from '../../library/search/items-search.ts';
import { searchLibrary } from '../../library/search/search.ts';
import type { FromSearcher, QuestionName, SearchQuestions, ToSearcher } from './search-messages.ts';

const { folder } = workerData as { readonly folder: string };
let library: ReadableLibrary | undefined;

type Answers = {
  readonly [Name in QuestionName]: (
    library: ReadableLibrary,
    input: SearchQuestions[Name]['input'],
  ) => SearchQuestions[Name]['answer'];
};

const ANSWERS: Answers = {
  search: (opened, { typed, limits }) => searchLibrary(opened, parseSearchQuery(typed), limits),
  nodeChanges: findNodeChanges,
  track: (opened, { sessionId }) => readTrack(opened, sessionId),
  itemsWith: (opened, { sessionId, text }) => findItems(opened, sessionId, text),
  repeats: (opened, { sessionId }) => findRepeats(opened, sessionId),
  measure: readIndexStatus,
};

function answer<Name extends QuestionName>({ number, name, input }: ToSearcher<Name>): FromSearcher {
  try {
    library ??= openForReading(folder);
    return { number, answer: ANSWERS[name](library, input), problem: '' };
  } catch (error) {
    return { number, answer: null, problem: errorMessage(error) };
  }
}

parentPort?.on('message', (question: ToSearcher) => parentPort?.postMessage(answer(question)));
