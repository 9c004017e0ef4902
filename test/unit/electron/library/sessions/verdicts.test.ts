import { describe, expect, it } from 'vitest';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { FacetCounter } from '../../../../../electron/library/list/count-facets.ts';
import { listSessionIds, querySessions } from '../../../../../electron/library/list/query-sessions.ts';
import { listViews, renameInViews, saveView } from '../../../../../electron/library/list/saved-views.ts';
import { markSessions } from '../../../../../electron/library/sessions/marks.ts';
import { readSession, removeSessions } from '../../../../../electron/library/sessions/sessions.ts';
import {
  addVerdict,
  listVerdicts,
  orderVerdicts,
  removeVerdict,
  renameVerdict,
} from '../../../../../electron/library/sessions/verdicts.ts';
import { DEFAULT_SORT, NO_FILTER, type SessionFilter } from '../../../../../shared/library/session-filter.ts';
import { MAX_VERDICTS } from '../../../../../shared/model/verdict.ts';
import { addSession } from '../../../../helpers/library-sessions.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId } from '../../../../helpers/store-session.ts';

const [A, B, C] = ['a', 'b', 'c'].map(makeId) as [string, string, string];
const LIST = { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 10 };

async function makeThree(): Promise<WritableLibrary> {
  const library = makeLibrary();
  for (const name of ['a', 'b', 'c']) {
    await addSession(library, { name });
  }
  return library;
}

const judge = (
  library: WritableLibrary,
  ids: readonly string[],
  name: string,
  duplicateOf: string | null = null,
): void => markSessions(library, ids, { kind: 'verdict', name, duplicateOf });
const verdictOf = (library: WritableLibrary, id: string): unknown =>
  readSession(library, id)?.session.verdict;
const having = (library: WritableLibrary, verdict: string): string[] => {
  const filter: SessionFilter = { values: { verdict: [verdict] }, ranges: {} };
  return listSessionIds(library, { ...LIST, filter }).sort();
};
const names = (library: WritableLibrary): string[] => listVerdicts(library).map(({ name }) => name);

describe('the verdicts of a new library', () => {
  it('are these, and all sessions are to do', async () => {
    const library = await makeThree();
    expect(listVerdicts(library)).toEqual([
      { name: 'To do', kind: 'to-do', sessions: 3 },
      { name: 'Reproduced', kind: 'plain', sessions: 0 },
      { name: 'Not reproduced', kind: 'plain', sessions: 0 },
      { name: 'Duplicate of', kind: 'duplicate', sessions: 0 },
      { name: 'Done', kind: 'plain', sessions: 0 },
    ]);
    expect([verdictOf(library, A), having(library, 'To do')]).toEqual(['To do', [A, B, C]]);
    expect(new FacetCounter(library, NO_FILTER).countValues('verdict')).toEqual([
      { value: 'To do', count: 3 },
    ]);
  });
});

describe('a verdict', () => {
  it('is given to many sessions at once; they are filtered, counted and sorted by it', async () => {
    const library = await makeThree();
    judge(library, [A, B, makeId('nobody')], 'Done');
    judge(library, [C], 'Reproduced');
    expect([having(library, 'Done'), having(library, 'To do')]).toEqual([[A, B], []]);
    expect(new FacetCounter(library, NO_FILTER).countValues('verdict')).toEqual([
      { value: 'Done', count: 2 },
      { value: 'Reproduced', count: 1 },
    ]);
    const sort = { by: 'verdict', descending: false } as const;
    expect(listSessionIds(library, { ...LIST, sort })).toEqual([C, A, B]);
    judge(library, [B], 'To do');
    expect(listSessionIds(library, { ...LIST, sort })).toEqual([B, C, A]);
    expect(querySessions(library, { ...LIST, sort }).rows.map(({ verdict }) => verdict)).toEqual([
      'To do',
      'Reproduced',
      'Done',
    ]);
  });

  it('names another session where it says that this one is a duplicate, as long as the library has it', async () => {
    const library = await makeThree();
    judge(library, [B], 'Duplicate of', A);
    judge(library, [C], 'Done', A);
    const told = (id: string): unknown => readSession(library, id)?.session.duplicateOf;
    expect([told(B), told(C)]).toEqual([A, null]);
    await addSession(library, { name: 'whole', replaces: [A] });
    expect(told(B)).toBe(makeId('whole'));
    removeSessions(library, [makeId('whole')]);
    expect([told(B), verdictOf(library, B)]).toEqual([null, 'Duplicate of']);
  });

  it('outlives removing and importing again, and goes over to a session that takes the place of its own', async () => {
    const library = await makeThree();
    judge(library, [A], 'Done');
    removeSessions(library, [A]);
    await addSession(library, { name: 'a' });
    expect(having(library, 'Done')).toEqual([A]);
    await addSession(library, { name: 'whole', replaces: [A] });
    expect(having(library, 'Done')).toEqual([makeId('whole')]);
  });
});

describe('the list of verdicts', () => {
  it('gets others, up to a number, and none twice, whatever its case', () => {
    const library = makeLibrary();
    expect([addVerdict(library, 'Blocked'), addVerdict(library, 'BLOCKED')]).toEqual(['added', 'taken']);
    expect(names(library).at(-1)).toBe('Blocked');
    for (let at = names(library).length; at < MAX_VERDICTS; at++) {
      addVerdict(library, `verdict ${at}`);
    }
    expect(addVerdict(library, 'one too many')).toBe('full');
  });

  it('lets a verdict be renamed that is in use; its sessions and saved views go with it', async () => {
    const library = await makeThree();
    judge(library, [A], 'Done');
    const filter: SessionFilter = { values: { verdict: ['Done', 'To do'] }, ranges: {} };
    saveView(library, { name: 'mine', filter, sort: DEFAULT_SORT, columns: ['person'] });
    expect(renameVerdict(library, 'Done', 'Closed')).toBe('renamed');
    renameInViews(library, 'verdict', 'Done', 'Closed');
    expect([verdictOf(library, A), having(library, 'Closed')]).toEqual(['Closed', [A]]);
    expect(listViews(library)[0]?.filter.values).toEqual({ verdict: ['Closed', 'To do'] });
    expect(renameVerdict(library, 'To do', 'Open')).toBe('renamed');
    expect(having(library, 'Open')).toEqual([B, C]);
    expect([renameVerdict(library, 'Open', 'closed'), renameVerdict(library, 'gone', 'x')]).toEqual([
      'taken',
      'unknown',
    ]);
  });

  it('removes one that is in use only with its sessions set back, and says how many', async () => {
    const library = await makeThree();
    judge(library, [A, B], 'Done');
    expect(removeVerdict(library, 'Done', false)).toEqual({ kind: 'in-use', sessions: 2 });
    expect(removeVerdict(library, 'Done', true)).toEqual({ kind: 'removed', sessions: 2 });
    expect(having(library, 'To do')).toEqual([A, B, C]);
    expect(removeVerdict(library, 'Reproduced', false)).toEqual({ kind: 'removed', sessions: 0 });
    expect(removeVerdict(library, 'To do', true)).toEqual({ kind: 'to-do' });
    expect(names(library)).toEqual(['To do', 'Not reproduced', 'Duplicate of']);
  });

  it('takes another order, in which sessions are sorted; “to do” stays the first', async () => {
    const library = await makeThree();
    judge(library, [A], 'Done');
    judge(library, [B], 'Reproduced');
    orderVerdicts(library, ['done', 'To do', 'Reproduced']);
    expect(names(library)).toEqual(['To do', 'Done', 'Reproduced', 'Not reproduced', 'Duplicate of']);
    const sort = { by: 'verdict', descending: false } as const;
    expect(listSessionIds(library, { ...LIST, sort })).toEqual([C, A, B]);
    expect([verdictOf(library, A), having(library, 'Done')]).toEqual(['Done', [A]]);
  });
});
