import { describe, expect, it } from 'vitest';
import { markUndoably } from '../../../../electron/ipc/mark-sessions.ts';
import {
  finishRemovals,
  listUnfinishedRemovals,
  removeForGood,
  removeForNow,
} from '../../../../electron/ipc/removals.ts';
import { UndoStack, type UndoStep } from '../../../../electron/ipc/undo-stack.ts';
import { addSession as addToCase } from '../../../../electron/library/cases/case-sessions.ts';
import { createCase } from '../../../../electron/library/cases/cases.ts';
import { setLegalHold } from '../../../../electron/library/cases/legal-hold.ts';
import type { AppLibrary } from '../../../../electron/library/database/open-for-app.ts';
import { querySessions } from '../../../../electron/library/list/query-sessions.ts';
import { markSessions } from '../../../../electron/library/sessions/marks.ts';
import { listSessions } from '../../../../electron/library/sessions/sessions.ts';
import { listTags } from '../../../../electron/library/sessions/tags.ts';
import type { UndoOffer } from '../../../../shared/contract/undo.ts';
import type { MarkChange } from '../../../../shared/library/library-row.ts';
import { DEFAULT_SORT, NO_FILTER } from '../../../../shared/library/session-filter.ts';
import { succeed } from '../../../../shared/result.ts';
import { addSession } from '../../../helpers/library-sessions.ts';
import { makeLibrary } from '../../../helpers/open-library.ts';
import { makeId } from '../../../helpers/store-session.ts';

const [A, B] = [makeId('a'), makeId('b')];

async function openWithTwo() {
  const writable = makeLibrary();
  await addSession(writable, { name: 'a' });
  await addSession(writable, { name: 'b' });
  const library: AppLibrary = {
    ...{ readOnly: 'no', use: 'shared', access: writable.access, writable },
    read: () => writable,
    close: () => undefined,
  };
  const offers: (UndoOffer | null)[] = [];
  return { library, writable, offers, undo: new UndoStack((offer) => offers.push(offer)) };
}

type Opened = Awaited<ReturnType<typeof openWithTwo>>;

async function mark({ library, undo }: Opened, ids: readonly string[], change: MarkChange): Promise<void> {
  const { result, step } = await markUndoably(library, ids, change);
  expect(result).toEqual(succeed(null));
  await undo.add(step);
}

function marksOf({ writable }: Opened): unknown {
  const { rows } = querySessions(writable, { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 10 });
  return rows.map(({ isStarred, isWatched, title, verdict, duplicateOf, tags }) => ({
    ...{ isStarred, isWatched, title, verdict, duplicateOf, tags },
  }));
}

describe('undoing', () => {
  it.each<[string, MarkChange]>([
    ['Starred 2 sessions', { kind: 'star', on: true }],
    ['Removed the star from 2 sessions', { kind: 'star', on: false }],
    ['Marked 2 sessions watched', { kind: 'watched', on: true }],
    ['Marked 2 sessions unwatched', { kind: 'watched', on: false }],
    ['Renamed 2 sessions', { kind: 'title', title: '  Card\n declined ' }],
    ['Removed the title of 2 sessions', { kind: 'title', title: '' }],
    ['Set 2 sessions to “Done”', { kind: 'verdict', name: 'Done', duplicateOf: null }],
    ['Tagged 2 sessions “urgent”', { kind: 'tag', name: 'urgent', on: true }],
    ['Removed the tag “urgent” from 2 sessions', { kind: 'tag', name: 'urgent', on: false }],
  ])('sets back what each session had: %s', async (label, change) => {
    const opened = await openWithTwo();
    const { writable, undo } = opened;
    markSessions(writable, [A], { kind: 'star', on: true });
    markSessions(writable, [A], { kind: 'watched', on: true });
    markSessions(writable, [A], { kind: 'title', title: 'Mine' });
    markSessions(writable, [A], { kind: 'tag', name: 'Urgent', on: true });
    markSessions(writable, [A], { kind: 'verdict', name: 'Duplicate of', duplicateOf: B });
    const before = marksOf(opened);
    await mark(opened, [A, B], change);
    expect(marksOf(opened)).not.toEqual(before);
    expect(undo.offer?.label).toBe(label);
    expect(await undo.undoLast(null)).toEqual(succeed({ step: 1, label }));
    expect(marksOf(opened)).toEqual(before);
    expect([undo.offer, await undo.undoLast(null), opened.offers.at(-1)]).toEqual([
      null,
      succeed(null),
      null,
    ]);
    expect(listTags(writable).map(({ name }) => name.toLowerCase())).toEqual(['urgent']);
  });

  it('goes back step by step, and only the last step where one is meant', async () => {
    const opened = await openWithTwo();
    await mark(opened, [A], { kind: 'title', title: 'one' });
    await mark(opened, [A], { kind: 'title', title: 'two' });
    expect(await opened.undo.undoLast(1)).toMatchObject({ ok: false, error: { code: 'not-last' } });
    await opened.undo.undoLast(2);
    expect(marksOf(opened)).toMatchObject([{ title: '' }, { title: 'one' }]);
    await opened.undo.undoLast(1);
    expect(marksOf(opened)).toMatchObject([{ title: '' }, { title: '' }]);
  });

  it('brings removed sessions back', async () => {
    const { library, writable, undo } = await openWithTwo();
    let woken = 0;
    const { result, step } = await removeForNow(library, [A, B], () => woken++);
    await undo.add(step);
    expect([result, listSessions(writable)]).toEqual([succeed(null), []]);
    expect(await undo.undoLast(null)).toEqual(succeed({ step: 1, label: 'Removed 2 sessions' }));
    expect([listSessions(writable).length, woken]).toEqual([2, 1]);
  });

  it('is over for the oldest of very many steps, whose sessions are then removed for good', async () => {
    const { library, writable, undo } = await openWithTwo();
    await undo.add((await removeForNow(library, [A], () => undefined)).step);
    const step: UndoStep = { label: 'x', sessions: 1, undo: () => Promise.resolve(succeed(null)) };
    for (let at = 0; at < 49; at++) {
      await undo.add(step);
    }
    expect(listUnfinishedRemovals({ writable })).toEqual([A]);
    await undo.add(step);
    expect(listUnfinishedRemovals({ writable })).toEqual([]);
    expect(writable.database.prepare('SELECT id FROM main.sessions').pluck().all()).toEqual([B]);
  });
});

describe('a removal', () => {
  it('is for good when undoing is given up, when the app ends, or when it starts again', async () => {
    const { library, writable, undo } = await openWithTwo();
    const stored = (): unknown => writable.database.prepare('SELECT id FROM main.sessions').pluck().all();
    await undo.add((await removeForNow(library, [A], () => undefined)).step);
    await undo.giveUp();
    expect([stored(), undo.offer]).toEqual([[B], null]);
    await removeForNow(library, [B], () => undefined);
    await finishRemovals(library, -1);
    expect(stored()).toEqual([B]);
    await removeForGood(library, listUnfinishedRemovals(library));
    expect(stored()).toEqual([]);
    await addSession(writable, { name: 'c' });
    await removeForNow(library, [makeId('c')], () => undefined);
    await finishRemovals(library, 1000);
    expect(stored()).toEqual([]);
  });
});

describe('a removal of what a legal hold keeps', () => {
  it('is refused in words, for all that are named; others are removed', async () => {
    const { library, writable } = await openWithTwo();
    const examiner = { name: '', organisation: '' };
    const made = createCase(writable, { title: 'Refund', reference: '', description: '', examiner });
    const id = made.ok ? made.value : '';
    addToCase(writable, id, A);
    setLegalHold(writable, id, true);
    const { result } = await removeForNow(library, [A, B], () => undefined);
    expect(result).toEqual({
      ok: false,
      error: {
        code: 'legal-hold',
        message:
          'The case “Refund” holds 1 session of these: nothing was removed. Lift its legal hold first, or leave it out.',
      },
    });
    expect(listSessions(writable)).toHaveLength(2);
    expect((await removeForNow(library, [B], () => undefined)).result.ok).toBe(true);
    await finishRemovals(library, 1000);
    expect(listSessions(writable).map((session) => session.id)).toEqual([A]);
  });
});

describe('marks that cannot be given', () => {
  it.each<[MarkChange, string]>([
    [{ kind: 'title', title: 'x'.repeat(201) }, 'A title has 200 characters at most'],
    [{ kind: 'verdict', name: 'Gone', duplicateOf: null }, 'no verdict “Gone”'],
    [{ kind: 'verdict', name: 'Duplicate of', duplicateOf: A }, 'cannot be a duplicate of itself'],
    [{ kind: 'verdict', name: 'Duplicate of', duplicateOf: makeId('gone') }, 'no longer in the library'],
  ])('are refused in words: %o', async (change, words) => {
    const opened = await openWithTwo();
    const { result } = await markUndoably(opened.library, [A], change);
    expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining(words) as string } });
  });
});
