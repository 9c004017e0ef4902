import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { app, shell, type BrowserWindow } from 'electron';
import type { Handlers } from '../../shared/contract/contract.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { LIBRARY_FILE } from '../library/database/library-folder.ts';
import type { RecentLibraries } from '../start/recent-libraries.ts';
import { withoutOption } from '../start/launch-options.ts';
import { relaunchWith } from '../start/relaunch.ts';
import { askForFiles } from './ask-for-files.ts';

interface Choices {
  /** The folder of the library that is open. */
  readonly folder: string;
  readonly recent: RecentLibraries;
  readonly isImporting: () => boolean;
  window(): BrowserWindow | undefined;
}

type ChoiceHandlers = Pick<Handlers, 'listLibraries' | 'chooseLibrary' | 'openLibrary' | 'revealLibrary'>;

/**
 * Calls that go on with another library. The app starts again for it, which takes a second: nothing of one library is then
 * left in the memory of a process that has the other one open.
 */
export function createLibraryChoiceHandlers(choices: Choices): ChoiceHandlers {
  const { folder, recent } = choices;
  return {
    listLibraries: async () =>
      succeed((await recent.listPresent()).map((each) => ({ ...each, isOpen: each.folder === folder }))),
    chooseLibrary: async ({ kind }) => {
      const chosen = await chooseFolder(kind, choices.window());
      if (chosen === undefined) {
        return succeed(false);
      }
      const problem = kind === 'new' ? explainNotNew(chosen) : explainNotThere(chosen);
      const result = problem === undefined ? goOnWith(chosen, choices) : fail('wrong-folder', problem);
      return result.ok ? succeed(true) : result;
    },
    openLibrary: async ({ place }) => {
      const present = await recent.listPresent();
      const chosen = present.find((each) => each.place === place)?.folder;
      return chosen === undefined
        ? fail('wrong-folder', 'This library is no longer where it was.')
        : goOnWith(chosen, choices);
    },
    revealLibrary: () => {
      shell.showItemInFolder(path.join(folder, LIBRARY_FILE));
      return succeed(null);
    },
  };
}

async function chooseFolder(
  kind: 'new' | 'open',
  window: BrowserWindow | undefined,
): Promise<string | undefined> {
  const [chosen] = await askForFiles(window, {
    title: kind === 'new' ? 'New library: choose an empty folder' : 'Open library: choose its folder',
    buttonLabel: kind === 'new' ? 'Make Library' : 'Open Library',
    properties: [
      'openDirectory',
      ...(kind === 'new' ? (['createDirectory', 'promptToCreate'] as const) : []),
    ],
  });
  return chosen;
}

function explainNotNew(folder: string): string | undefined {
  const isTaken = existsSync(folder) && readdirSync(folder).length > 0;
  return isTaken ? `A new library needs an empty folder, and ${folder} holds something.` : undefined;
}

function explainNotThere(folder: string): string | undefined {
  return existsSync(path.join(folder, LIBRARY_FILE))
    ? undefined
    : `There is no library in ${folder}: it would hold a file ${LIBRARY_FILE}.`;
}

function goOnWith(chosen: string, { folder, isImporting }: Choices): Result<null> {
  if (chosen === folder) {
    return succeed(null);
  }
  if (isImporting()) {
    return fail(
      'importing',
      'An import is running. Wait for it to finish or cancel it; then open the other library.',
    );
  }
  relaunchWith([...keptArguments(), '--library', chosen]);
  // Not before the page has its answer.
  setImmediate(() => app.quit());
  return succeed(null);
}

/** Files were for the library that they were opened with; in development the app's own path is the first plain argument. */
function keptArguments(): string[] {
  const [own, ...rest] = process.argv.slice(1);
  const before = app.isPackaged || own === undefined ? [] : [own];
  const args = withoutOption(app.isPackaged ? process.argv.slice(1) : rest, 'library');
  return [...before, ...args.filter((arg, at) => arg.startsWith('-') || args[at - 1] === '--data')];
}
