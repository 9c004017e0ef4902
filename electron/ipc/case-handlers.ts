import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import type { CaseEvents } from '../../shared/contract/cases.ts';
import type { CallInput, Handlers } from '../../shared/contract/contract.ts';
import { errorMessage } from '../../shared/error-message.ts';
import { MAX_EXHIBIT_BYTES, type ExhibitDraft } from '../../shared/model/exhibit.ts';
import { MEBIBYTE } from '../../shared/model/units.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';
import { addSessions, removeSession } from '../library/cases/case-sessions.ts';
import { changeCase, closeCase, createCase, readCase, reopenCase } from '../library/cases/cases.ts';
import {
  addExhibit,
  changeExhibit,
  readExhibitContent,
  readExhibitPicture,
  removeExhibit,
} from '../library/cases/exhibits.ts';
import { setLegalHold } from '../library/cases/legal-hold.ts';
import { renameInViews } from '../library/list/saved-views.ts';
import type { WritableLibrary } from '../library/database/library.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { askForFiles } from './ask-for-files.ts';
import { given } from './given.ts';
import { writeOrRefuse } from './read-only.ts';

type CaseHandlers = Pick<
  Handlers,
  | 'listCases'
  | 'readCase'
  | 'listCasesOf'
  | 'createCase'
  | 'changeCase'
  | 'closeCase'
  | 'reopenCase'
  | 'setLegalHold'
  | 'addCaseSessions'
  | 'removeCaseSession'
  | 'listExhibits'
  | 'addExhibit'
  | 'pickExhibitFile'
  | 'changeExhibit'
  | 'removeExhibit'
  | 'readExhibitPicture'
  | 'readExhibitContent'
>;

interface CaseContext {
  readonly library: AppLibrary;
  readonly reader: LibraryReader;
  /** Tells the window. */
  readonly tell: (name: 'casesChanged', event: CaseEvents['casesChanged']) => void;
  readonly window: () => BrowserWindow | undefined;
}

/** Calls about cases and their exhibits. */
export function createCaseHandlers({ library, reader, tell, window }: CaseContext): CaseHandlers {
  const write = async <T>(
    caseId: string,
    change: (opened: WritableLibrary) => Result<T>,
  ): Promise<Result<T>> => {
    const done = await writeOrRefuse(library, change);
    if (done.ok && done.value.ok) {
      tell('casesChanged', { caseId });
    }
    return done.ok ? done.value : done;
  };
  return {
    listCases: () => reader.ask('cases', null),
    readCase: (wanted) => reader.ask('case', wanted),
    listCasesOf: (wanted) => reader.ask('casesOf', wanted),
    createCase: async ({ draft }) => {
      const done = await writeOrRefuse(library, (opened) => createCase(opened, draft));
      const made = done.ok ? done.value : done;
      if (made.ok) {
        tell('casesChanged', { caseId: made.value });
      }
      return made;
    },
    changeCase: ({ caseId, change }) =>
      write(caseId, (opened) => changeInViewsToo(opened, caseId, given(change))),
    closeCase: ({ caseId }) => write(caseId, (opened) => closeCase(opened, caseId)),
    reopenCase: ({ caseId }) => write(caseId, (opened) => reopenCase(opened, caseId)),
    setLegalHold: ({ caseId, isHeld }) => write(caseId, (opened) => setLegalHold(opened, caseId, isHeld)),
    addCaseSessions: ({ caseId, sessionIds }) =>
      write(caseId, (opened) => addSessions(opened, caseId, sessionIds)),
    removeCaseSession: ({ caseId, sessionId }) =>
      write(caseId, (opened) => removeSession(opened, caseId, sessionId)),
    listExhibits: (wanted) => reader.ask('exhibits', wanted),
    addExhibit: ({ caseId, exhibit }) =>
      write(caseId, (opened) => addExhibit(opened, caseId, toDraft(exhibit))),
    pickExhibitFile: async ({ caseId, words }) => {
      const [file] = await askForFiles(window(), {
        title: 'Add a file as an exhibit',
        buttonLabel: 'Add',
        properties: ['openFile'],
      });
      const content = file === undefined ? succeed(null) : await readContent(file);
      if (!content.ok || content.value === null) {
        return content.ok ? succeed(null) : content;
      }
      const draft: ExhibitDraft = { ...words, kind: 'file', place: null, content: content.value };
      return write(caseId, (opened) => addExhibit(opened, caseId, draft));
    },
    changeExhibit: ({ caseId, number, change }) =>
      write(caseId, (opened) => changeExhibit(opened, caseId, number, given(change))),
    removeExhibit: ({ caseId, number }) => write(caseId, (opened) => removeExhibit(opened, caseId, number)),
    readExhibitPicture: ({ caseId, number }) =>
      succeed(readExhibitPicture(library.read(), caseId, number) ?? null),
    readExhibitContent: ({ caseId, number }) =>
      succeed(readExhibitContent(library.read(), caseId, number) ?? null),
  };
}

/** Saved views that choose a case by its title go with it. */
function changeInViewsToo(
  library: WritableLibrary,
  caseId: string,
  change: Parameters<typeof changeCase>[2],
): Result<null> {
  const former = readCase(library, caseId)?.title;
  const changed = changeCase(library, caseId, change);
  const title = readCase(library, caseId)?.title;
  if (former !== undefined && title !== undefined && former !== title) {
    renameInViews(library, 'case', former, title);
  }
  return changed;
}

function toDraft({ picture, json, ...exhibit }: CallInput<'addExhibit'>['exhibit']): ExhibitDraft {
  const content = json === undefined ? undefined : toContent(json);
  return { ...exhibit, ...(picture ? { picture } : {}), ...(content ? { content } : {}) };
}

function toContent(json: string): NonNullable<ExhibitDraft['content']> {
  return { name: '', mediaType: 'application/json', bytes: Buffer.from(json) };
}

async function readContent(file: string): Promise<Result<NonNullable<ExhibitDraft['content']>>> {
  try {
    const { size } = await stat(file);
    return size > MAX_EXHIBIT_BYTES
      ? fail('too-large', `A file has ${MAX_EXHIBIT_BYTES / MEBIBYTE} MB at most, to be an exhibit.`)
      : succeed({
          name: path.basename(file),
          mediaType: 'application/octet-stream',
          bytes: await readFile(file),
        });
  } catch (error) {
    return fail('not-read', `The file cannot be read: ${errorMessage(error)}`);
  }
}
