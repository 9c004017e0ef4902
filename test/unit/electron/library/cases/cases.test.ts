import { describe, expect, it } from 'vitest';
import {
  addSession as addToCase,
  addSessions,
  removeSession,
} from '../../../../../electron/library/cases/case-sessions.ts';
import {
  changeCase,
  closeCase,
  createCase,
  listCases,
  listCasesOf,
  readCase,
  reopenCase,
} from '../../../../../electron/library/cases/cases.ts';
import {
  addExhibit,
  changeExhibit,
  listExhibits,
  readExhibit,
  readExhibitContent,
  readExhibitPicture,
  removeExhibit,
} from '../../../../../electron/library/cases/exhibits.ts';
import { findHold, setLegalHold } from '../../../../../electron/library/cases/legal-hold.ts';
import { checkCustody } from '../../../../../electron/library/custody/check-custody.ts';
import { listCustody } from '../../../../../electron/library/custody/read-custody.ts';
import { FacetCounter } from '../../../../../electron/library/list/count-facets.ts';
import { listSessionIds } from '../../../../../electron/library/list/query-sessions.ts';
import { DEFAULT_SORT, NO_FILTER } from '../../../../../shared/library/session-filter.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { Scratch } from '../../../../../electron/library/packing/scratch.ts';
import { hideSessions } from '../../../../../electron/library/sessions/removed-sessions.ts';
import { listSessions, removeSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { storeSessions } from '../../../../../electron/library/sessions/store-sessions.ts';
import type { CaseDraft } from '../../../../../shared/model/evidence-case.ts';
import type { ExhibitDraft } from '../../../../../shared/model/exhibit.ts';
import type { Result } from '../../../../../shared/result.ts';
import { addSession } from '../../../../helpers/library-sessions.ts';
import { makeEvents, START_MS } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makePng } from '../../../../helpers/make-png.ts';
import { makeDraft, makeId, storeSession } from '../../../../helpers/store-session.ts';

const [A, B] = [makeId('a'), makeId('b')];
const DRAFT: CaseDraft = {
  title: 'Refund fraud',
  reference: '2026/17',
  description: 'See *all* of it.',
  examiner: { name: 'Ada', organisation: 'Audit' },
};
const MOMENT: ExhibitDraft = {
  kind: 'moment',
  place: { sessionId: A, windowNumber: 1, fromMs: START_MS + 5, toMs: null },
  caption: 'The click',
  notes: 'It *fails*.',
  author: 'Ada',
};

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) {
    throw new Error(result.error.message);
  }
  return result.value;
}
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

async function openWithCase(): Promise<{ library: WritableLibrary; id: string }> {
  const library = makeLibrary();
  await storeSession(library, { id: A });
  await addSession(library, { name: 'b' });
  return { library, id: valueOf(createCase(library, DRAFT)) };
}

function actionsOf(library: WritableLibrary, caseId: string): string[] {
  return listCustody(library, { subject: { kind: 'case', id: caseId } }).entries.map(({ action }) => action);
}

describe('a case', () => {
  it('is made, changed, closed and opened again, and each is noted', async () => {
    const { library, id } = await openWithCase();
    expect(readCase(library, id)).toMatchObject({
      ...DRAFT,
      ...{ id, state: 'open', isHeld: false, closedAtMs: null, sessions: 0, exhibits: 0, sessionList: [] },
    });
    expect(changeCase(library, id, { title: ' Refund\n fraud II ', reference: '' }).ok).toBe(true);
    expect(readCase(library, id)).toMatchObject({ ...DRAFT, title: 'Refund fraud II', reference: '' });
    valueOf(closeCase(library, id));
    expect(listCases(library)).toMatchObject([{ id, state: 'closed' }]);
    valueOf(reopenCase(library, id));
    valueOf(reopenCase(library, id));
    expect(actionsOf(library, id)).toEqual(['case-made', 'case-changed', 'case-closed', 'case-reopened']);
    expect(readCase(library, makeId('x'))).toBeUndefined();
    expect(codeOf(changeCase(library, makeId('x'), {}))).toBe('no-such-case');
  });

  it('needs a title, and no text may be too long', async () => {
    const { library, id } = await openWithCase();
    expect(codeOf(createCase(library, { ...DRAFT, title: ' ' }))).toBe('no-title');
    expect(codeOf(createCase(library, { ...DRAFT, title: 'x'.repeat(201) }))).toBe('too-long');
    expect(changeCase(library, id, { description: 'x'.repeat(20_001) })).toMatchObject({
      error: { message: 'The description has 20,000 characters at most, and this one has 20,001.' },
    });
    expect(actionsOf(library, id)).toEqual(['case-made']);
  });

  it('that is closed is not changed, nor is anything in it', async () => {
    const { library, id } = await openWithCase();
    valueOf(addExhibit(library, id, MOMENT));
    valueOf(closeCase(library, id));
    const before = [readCase(library, id), listExhibits(library, id), actionsOf(library, id)];
    const refused = [
      changeCase(library, id, { title: 'Other' }),
      closeCase(library, id),
      addToCase(library, id, B),
      removeSession(library, id, A),
      addExhibit(library, id, MOMENT),
      changeExhibit(library, id, 1, { caption: 'Other' }),
      removeExhibit(library, id, 1),
    ];
    expect(refused.map(codeOf)).toEqual(Array(7).fill('case-closed'));
    expect([readCase(library, id), listExhibits(library, id), actionsOf(library, id)]).toEqual(before);
  });

  it('has sessions: those that the library holds, each once, and all that are named or none', async () => {
    const { library, id } = await openWithCase();
    expect(codeOf(addSessions(library, id, [A, makeId('gone')]))).toBe('no-such-session');
    expect(readCase(library, id)?.sessionList).toEqual([]);
    valueOf(addSessions(library, id, [A, B]));
    valueOf(addToCase(library, id, A));
    expect(listCasesOf(library, A)).toEqual([id]);
    valueOf(removeSession(library, id, A));
    valueOf(removeSession(library, id, A));
    expect(readCase(library, id)?.sessionList).toEqual([
      { sessionId: B, addedAtMs: expect.any(Number) as number, isInLibrary: true },
    ]);
    expect(actionsOf(library, id).slice(1)).toEqual([
      'case-session-added',
      'case-session-added',
      'case-session-removed',
    ]);
  });
});

it('is what sessions are filtered by and counted under', async () => {
  const { library, id } = await openWithCase();
  valueOf(addToCase(library, id, B));
  expect(new FacetCounter(library, NO_FILTER).countValues('case')).toEqual([
    { value: DRAFT.title, count: 1 },
  ]);
  const filter = { values: { case: [DRAFT.title] }, ranges: {} };
  const list = { filter, sort: DEFAULT_SORT, offset: 0, limit: 9 };
  expect(listSessionIds(library, list)).toEqual([B]);
});

describe('a legal hold', () => {
  it('keeps the sessions of its case from being removed, also when it is closed, until it is lifted', async () => {
    const { library, id } = await openWithCase();
    valueOf(addToCase(library, id, A));
    valueOf(setLegalHold(library, id, true));
    valueOf(setLegalHold(library, id, true));
    expect(codeOf(removeSession(library, id, A))).toBe('legal-hold');
    valueOf(closeCase(library, id));
    expect(findHold(library, [A, B])).toEqual({ caseId: id, title: 'Refund fraud', sessions: 1 });
    hideSessions(library, [A, B]);
    expect(listSessions(library).map((session) => session.id)).toEqual([A]);
    expect(removeSessions(library, [A, B])).toBe(1);
    expect(listSessions(library)).toHaveLength(1);
    valueOf(setLegalHold(library, id, false));
    expect(findHold(library, [A])).toBeUndefined();
    expect(removeSessions(library, [A])).toBe(1);
    expect(actionsOf(library, id).slice(2)).toEqual(['hold-set', 'case-closed', 'hold-lifted']);
  });

  it('is not lifted by damage to the row of its case', async () => {
    const { library, id } = await openWithCase();
    valueOf(addToCase(library, id, A));
    valueOf(setLegalHold(library, id, true));
    const { database } = library;
    database.pragma('ignore_check_constraints = ON');
    database.prepare('UPDATE main.cases SET is_held = 7, title = ?').run('x'.repeat(5000));
    expect(removeSessions(library, [A])).toBe(0);
    expect(findHold(library, [A])?.title.length).toBeLessThanOrEqual(200);
  });

  it('brings back what was removed a moment ago', async () => {
    const { library, id } = await openWithCase();
    valueOf(addToCase(library, id, A));
    hideSessions(library, [A]);
    valueOf(setLegalHold(library, id, true));
    expect(removeSessions(library, [A], 'hidden')).toBe(0);
    expect(listSessions(library)).toHaveLength(2);
  });
});

describe('an exhibit', () => {
  it('of a moment says where it comes from, and brings its session into the case', async () => {
    const { library, id } = await openWithCase();
    expect(addExhibit(library, id, MOMENT)).toEqual({ ok: true, value: 1 });
    expect(listExhibits(library, id)).toEqual([
      {
        ...{ kind: 'moment', caption: 'The click', notes: 'It *fails*.', author: 'Ada' },
        ...{ caseId: id, number: 1, picture: null, content: null, changedAtMs: null },
        madeAtMs: expect.any(Number) as number,
        origin: {
          ...MOMENT.place,
          eventNumber: makeEvents().filter(({ timestamp }) => timestamp <= START_MS + 5).length,
          sourceName: `${makeId('file')}.json`,
          sourceSha256: makeId('file'),
        },
      },
    ]);
    expect(readCase(library, id)).toMatchObject({ sessions: 1, exhibits: 1 });
    expect(codeOf(removeSession(library, id, A))).toBe('has-exhibits');
  });

  it('has pictures, rows and files, byte for byte', async () => {
    const { library, id } = await openWithCase();
    const png = makePng(8, 4);
    const json = Buffer.from('{"rows":[1]}');
    const picture = { png, width: 4, height: 2, scale: 2 };
    const rows = { name: '', mediaType: 'application/json', bytes: json };
    const file = { name: 'mail.eml', mediaType: 'application/octet-stream', bytes: Buffer.from([0, 255]) };
    const drafts: ExhibitDraft[] = [
      { ...MOMENT, kind: 'still', picture },
      { ...MOMENT, kind: 'rows', content: rows },
      { ...MOMENT, kind: 'file', place: null, content: file },
    ];
    expect(drafts.map((draft) => valueOf(addExhibit(library, id, draft)))).toEqual([1, 2, 3]);
    expect(Buffer.from(readExhibitPicture(library, id, 1)!).equals(png)).toBe(true);
    expect(Buffer.from(readExhibitContent(library, id, 2)!).equals(json)).toBe(true);
    expect(readExhibitContent(library, id, 1)).toBeUndefined();
    expect(readExhibit(library, id, 1)?.picture).toMatchObject({
      width: 4,
      height: 2,
      scale: 2,
      bytes: png.length,
    });
    expect(readExhibit(library, id, 3)).toMatchObject({
      origin: null,
      content: { name: 'mail.eml', bytes: 2 },
    });
  });

  it.each<[string, Partial<ExhibitDraft>]>([
    ['a range without an end', { kind: 'range' }],
    ['a moment with one', { place: { ...MOMENT.place!, toMs: START_MS + 9 } }],
    ['a still without a picture', { kind: 'still' }],
    ['rows without any', { kind: 'rows' }],
    ['a moment of nothing', { place: null }],
    [
      'a picture that is no PNG',
      { kind: 'still', picture: { png: Buffer.from('GIF89a'), width: 1, height: 1, scale: 1 } },
    ],
  ])('is refused as %s', async (_, change) => {
    const { library, id } = await openWithCase();
    expect(codeOf(addExhibit(library, id, { ...MOMENT, ...change }))).toBe('no-exhibit');
    expect(readCase(library, id)).toMatchObject({ sessions: 0, exhibits: 0 });
  });

  it('keeps its number; that of one that was removed is not given again', async () => {
    const { library, id } = await openWithCase();
    const add = (): number => valueOf(addExhibit(library, id, MOMENT));
    expect([add(), add(), add()]).toEqual([1, 2, 3]);
    valueOf(removeExhibit(library, id, 3));
    valueOf(removeExhibit(library, id, 1));
    expect(add()).toBe(4);
    expect(listExhibits(library, id).map(({ number }) => number)).toEqual([2, 4]);
    expect(codeOf(removeExhibit(library, id, 1))).toBe('no-such-exhibit');
  });

  it('is noted when made, changed and removed, with its case and session', async () => {
    const { library, id } = await openWithCase();
    valueOf(addExhibit(library, id, MOMENT));
    valueOf(changeExhibit(library, id, 1, { notes: 'More' }));
    valueOf(removeExhibit(library, id, 1));
    const { entries } = listCustody(library, {
      subject: { kind: 'session', id: A },
      actions: ['exhibit-made', 'exhibit-changed', 'exhibit-removed'],
    });
    expect(entries.map(({ subject }) => subject)).toEqual(
      Array(3).fill({ kind: 'exhibit', id: `${id}/A-1` }),
    );
    const [made, changed, removed] = entries.map(({ details }) => details);
    expect(changed).toMatchObject({ case: id, changed: ['notes'], formerSha256: made!['sha256'] });
    expect(removed).toMatchObject({ formerSha256: changed!['sha256'] });
    expect(JSON.stringify(entries)).not.toMatch(/The click|It \*fails|More/);
    expect(checkCustody(library).broken).toBeNull();
  });

  it('outlives removing its session and importing it again', async () => {
    const { library, id } = await openWithCase();
    valueOf(addExhibit(library, id, MOMENT));
    const before = listExhibits(library, id);
    removeSessions(library, [A]);
    expect(listExhibits(library, id)).toEqual(before);
    expect(readCase(library, id)?.sessionList).toMatchObject([{ sessionId: A, isInLibrary: false }]);
    await storeSession(library, { id: A });
    expect(readCase(library, id)?.sessionList).toMatchObject([{ sessionId: A, isInLibrary: true }]);
  });

  it('goes with its session, its case and its hold to a recording that has all of it, also in a closed case', async () => {
    const { library, id } = await openWithCase();
    valueOf(addExhibit(library, id, MOMENT));
    valueOf(setLegalHold(library, id, true));
    valueOf(closeCase(library, id));
    const scratch = new Scratch(library, new AbortController().signal);
    const whole = makeDraft(makeId('whole'), makeEvents());
    const windows = whole.windows.map((window) => ({ ...window, number: 2, chunks: 0, scratchRun: 7 }));
    const source = {
      sha256: makeId('other'),
      name: 'other.json',
      path: '',
      bytes: 1,
      dialect: '',
      isKept: false,
      warnings: [],
    };
    await storeSessions(library, scratch, [{ ...whole, windows, replaces: [A] }], source, () =>
      Promise.resolve(),
    );
    scratch.close();
    const [exhibit] = listExhibits(library, id);
    expect(exhibit?.origin).toMatchObject({ sessionId: makeId('whole'), windowNumber: 2, eventNumber: null });
    expect(listCasesOf(library, makeId('whole'))).toEqual([id]);
    expect(findHold(library, [makeId('whole')])).toBeDefined();
    expect(listCasesOf(library, A)).toEqual([]);
  });
});
