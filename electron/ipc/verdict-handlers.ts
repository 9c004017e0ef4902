import type { Handlers } from '../../shared/contract/contract.ts';
import { MAX_VERDICTS } from '../../shared/model/verdict.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { renameInViews } from '../library/list/saved-views.ts';
import {
  addVerdict,
  orderVerdicts,
  removeVerdict,
  renameVerdict,
  type VerdictRemoval,
} from '../library/sessions/verdicts.ts';
import { writeOrRefuse } from './read-only.ts';
import { countSessions } from './undo-words.ts';

type VerdictHandlers = Pick<
  Handlers,
  'listVerdicts' | 'addVerdict' | 'renameVerdict' | 'removeVerdict' | 'orderVerdicts'
>;

/** Calls about the library's list of verdicts. */
export function createVerdictHandlers(library: AppLibrary, reader: LibraryReader): VerdictHandlers {
  return {
    listVerdicts: () => reader.ask('verdicts', null),
    addVerdict: async ({ name }) => {
      const done = await writeOrRefuse(library, (opened) => addVerdict(opened, name));
      return done.ok ? explain(done.value, name) : done;
    },
    renameVerdict: async ({ name, newName }) => {
      const done = await writeOrRefuse(library, (opened) => {
        const renamed = renameVerdict(opened, name, newName);
        if (renamed === 'renamed') {
          renameInViews(opened, 'verdict', name, newName);
        }
        return renamed;
      });
      return done.ok ? explain(done.value, done.value === 'unknown' ? name : newName) : done;
    },
    removeVerdict: async ({ name, setBack }) => {
      const done = await writeOrRefuse(library, (opened) => {
        const removal = removeVerdict(opened, name, setBack);
        if (removal.kind === 'removed') {
          renameInViews(opened, 'verdict', name, null);
        }
        return removal;
      });
      return done.ok ? explainRemoval(done.value, name) : done;
    },
    orderVerdicts: async ({ names }) => {
      const done = await writeOrRefuse(library, (opened) => orderVerdicts(opened, names));
      return done.ok ? succeed(null) : done;
    },
  };
}

function explain(outcome: 'added' | 'renamed' | 'taken' | 'full' | 'unknown', name: string): Result<null> {
  switch (outcome) {
    case 'added':
    case 'renamed':
      return succeed(null);
    case 'taken':
      return fail('name-taken', `There is a verdict “${name}” already. Choose another name.`);
    case 'full':
      return fail('too-many-verdicts', `A library has ${MAX_VERDICTS} verdicts at most. Remove one first.`);
    case 'unknown':
      return noSuchVerdict(name);
  }
}

function explainRemoval(removal: VerdictRemoval, name: string): Result<number> {
  switch (removal.kind) {
    case 'removed':
      return succeed(removal.sessions);
    case 'in-use':
      return fail(
        'verdict-in-use',
        `${countSessions(removal.sessions)} ${removal.sessions === 1 ? 'has' : 'have'} the verdict “${name}”. Set ${removal.sessions === 1 ? 'it' : 'them'} back to the first of the list, or keep the verdict.`,
      );
    case 'to-do':
      return fail(
        'first-verdict',
        `“${name}” stands for sessions without a verdict: it can be renamed, not removed.`,
      );
    case 'unknown':
      return noSuchVerdict(name);
  }
}

function noSuchVerdict(name: string): Result<never> {
  return fail('no-such-verdict', `The library has no verdict “${name}” any more.`);
}
