import { createHash } from 'node:crypto';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../../../electron/jobs/importing/import-files.ts';
import { checkCustody } from '../../../../../electron/library/custody/check-custody.ts';
import { iterateCustody, listCustody } from '../../../../../electron/library/custody/read-custody.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { saveClickRules } from '../../../../../electron/library/index/index-rules.ts';
import {
  removeBookmark,
  saveBookmark,
  type BookmarkDraft,
} from '../../../../../electron/library/sessions/bookmarks.ts';
import { saveKeepsOriginals } from '../../../../../electron/library/sessions/keep-originals.ts';
import { readMarksBefore, restoreMarks } from '../../../../../electron/library/sessions/marks-before.ts';
import { markOpened, markSessions } from '../../../../../electron/library/sessions/marks.ts';
import {
  bringBackSessions,
  hideSessions,
} from '../../../../../electron/library/sessions/removed-sessions.ts';
import { listSessions, removeSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { addVerdict, removeVerdict } from '../../../../../electron/library/sessions/verdicts.ts';
import type { CustodyEntry } from '../../../../../shared/model/custody.ts';
import type { MarkChange } from '../../../../../shared/library/library-row.ts';
import { EARLIER_RECORDING } from '../../../../helpers/earlier-library.ts';
import { addSession } from '../../../../helpers/library-sessions.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId } from '../../../../helpers/store-session.ts';
import { makeTempFolder } from '../../../../helpers/temp-folder.ts';

const [A, B, GONE] = [makeId('a'), makeId('b'), makeId('gone')];
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function openWithTwo(): Promise<WritableLibrary> {
  const library = makeLibrary();
  await addSession(library, { name: 'a' });
  await addSession(library, { name: 'b' });
  return library;
}

type Noted = Pick<CustodyEntry, 'action' | 'subject' | 'details'>;

/** What `work` adds to the log. */
function noted(library: WritableLibrary, work: () => unknown): Noted[] {
  const before = [...iterateCustody(library, {})].length;
  work();
  return [...iterateCustody(library, { fromNumber: before + 1 })].map(({ action, subject, details }) => ({
    action,
    subject,
    details,
  }));
}

const of = (id: string): CustodyEntry['subject'] => ({ kind: 'session', id });
const LIBRARY = { kind: 'library', id: '' };

describe('marks', () => {
  it.each<[MarkChange, object]>([
    [{ kind: 'star', on: true }, { on: true }],
    [{ kind: 'watched', on: false }, { on: false }],
    [{ kind: 'title', title: ' My  title' }, { titleSha256: sha256('My title') }],
    [{ kind: 'title', title: '' }, { titleSha256: null }],
    [{ kind: 'verdict', name: 'Done', duplicateOf: null }, { verdict: 'Done' }],
    [
      { kind: 'verdict', name: 'Duplicate of', duplicateOf: B },
      { verdict: 'Duplicate of', duplicateOf: B },
    ],
    [
      { kind: 'tag', name: 'urgent', on: true },
      { tag: 'urgent', on: true },
    ],
  ])('are noted: %j', async (change, details) => {
    const library = await openWithTwo();
    expect(noted(library, () => markSessions(library, [A, GONE], change))).toEqual([
      { action: change.kind, subject: of(A), details },
    ]);
  });

  it('of several sessions are one entry, which is found by each; set back, it is noted as that', async () => {
    const library = await openWithTwo();
    const before = readMarksBefore(library, [A, B], { kind: 'star', on: true });
    const entries = noted(library, () => {
      markSessions(library, [A, B], { kind: 'star', on: true });
      restoreMarks(library, before);
    });
    expect(entries).toEqual([
      { action: 'star', subject: LIBRARY, details: { on: true, sessions: [A, B] } },
      { action: 'star', subject: LIBRARY, details: { on: false, undone: true, sessions: [A, B] } },
    ]);
    expect(
      listCustody(library, { subject: { kind: 'session', id: B }, actions: ['star'] }).entries,
    ).toHaveLength(2);
  });

  it('that come to nothing, or of opening a session, are not', async () => {
    const library = await openWithTwo();
    const entries = noted(library, () => {
      markSessions(library, [GONE], { kind: 'star', on: true });
      markSessions(library, [A], { kind: 'verdict', name: 'no such', duplicateOf: null });
      markOpened(library, A);
    });
    expect(entries).toEqual([]);
  });
});

describe('notes', () => {
  it('are noted when made, changed and removed, by the hashes of their texts', async () => {
    const library = await openWithTwo();
    const place = { windowNumber: 1, fromMs: START_MS, toMs: null };
    const note: BookmarkDraft = { key: null, ...place, text: 'one', createdAtMs: 5 };
    const entries = noted(library, () => {
      const key = saveBookmark(library, A, note)!;
      saveBookmark(library, A, { ...note, key, text: 'two' });
      removeBookmark(library, A, key);
      removeBookmark(library, A, key);
      saveBookmark(library, GONE, note);
    });
    const [one, two] = [sha256('one'), sha256('two')];
    expect(entries).toEqual([
      { action: 'note-made', subject: of(A), details: { key: 1, ...place, textSha256: one } },
      {
        action: 'note-changed',
        subject: of(A),
        details: { key: 1, ...place, textSha256: two, formerSha256: one },
      },
      { action: 'note-removed', subject: of(A), details: { key: 1, ...place, formerSha256: two } },
    ]);
  });
});

describe('removals and settings', () => {
  it('are noted, and so is bringing back', async () => {
    const library = await openWithTwo();
    const entries = noted(library, () => {
      hideSessions(library, [A, B, GONE]);
      bringBackSessions(library, [A, GONE]);
      bringBackSessions(library, [A]);
      removeSessions(library, [A, B], 'hidden');
    });
    expect(entries).toEqual([
      { action: 'remove', subject: LIBRARY, details: { sessions: [A, B] } },
      { action: 'bring-back', subject: of(A), details: {} },
      { action: 'remove-for-good', subject: of(B), details: {} },
    ]);
  });

  it('of the library, where they change', async () => {
    const library = await openWithTwo();
    const rules = { rageClicks: 4, rageWithinMs: 900, rageWithinPx: 20, deadAfterMs: 2000 };
    const entries = noted(library, () => {
      saveKeepsOriginals(library, false);
      saveKeepsOriginals(library, true);
      saveClickRules(library, rules);
      saveClickRules(library, rules);
      addVerdict(library, 'Odd');
      removeVerdict(library, 'Odd', false);
      removeVerdict(library, 'Odd', false);
    });
    expect(entries.map(({ action, details }) => [action, details['name'], details['value']])).toEqual([
      ['settings', 'keep_originals', 'true'],
      ['settings', 'click_rules', JSON.stringify(rules)],
      ['settings', 'verdicts', expect.stringContaining('Odd') as string],
      ['settings', 'verdicts', expect.not.stringContaining('Odd') as string],
    ]);
  });
});

describe('an import', () => {
  it('is noted with each file, also one that comes again, and with what came of all', async () => {
    const folder = makeTempFolder();
    const run = (keepOriginals: boolean) =>
      importFiles(folder, [EARLIER_RECORDING, '/no/such.json'], {
        signal: new AbortController().signal,
        onProgress: () => undefined,
        keepOriginals,
      });
    const { imports } = await run(false);
    await run(true);
    const library = makeLibrary(folder);
    const [session] = listSessions(library);
    const source = imports[0]!.sha256!;
    const entries = noted(library, () => undefined).concat([...iterateCustody(library, {})]);
    expect(entries.map(({ action }) => action)).toEqual([
      'library-made',
      ...['import', 'import-finished', 'import', 'import-finished'],
    ]);
    const file = { file: 'recording.json', bytes: imports[0]!.bytes, format: imports[0]!.dialect };
    expect(entries[1]).toMatchObject({
      subject: { kind: 'source', id: source },
      details: {
        ...file,
        original: 'referenced',
        status: 'imported',
        sessionsStored: 1,
        sessions: [session!.id],
      },
    });
    expect(entries[2]?.details).toEqual({
      imported: 1,
      duplicate: 0,
      partial: 0,
      refused: 1,
      cancelled: false,
    });
    expect(entries[3]?.details).toEqual({ ...file, original: 'kept', status: 'known' });
    expect(checkCustody(library).broken).toBeNull();
  });

  it('of very many sessions is noted in several entries, each of which is found by its sessions', async () => {
    const library = makeLibrary();
    const replaces = Array.from({ length: 1201 }, (_, at) => makeId(`part ${at}`));
    await addSession(library, { name: 'whole', replaces });
    const entries = [...iterateCustody(library, {})];
    expect(entries.map(({ details }) => details['part'])).toEqual([1, 2, 3]);
    const subject = { kind: 'session', id: replaces[1200]! } as const;
    expect(listCustody(library, { subject }).entries.map(({ number }) => number)).toEqual([3]);
  });
});

it('does not slow a mark by more than a millisecond', async () => {
  const library = await openWithTwo();
  const rounds = 400;
  await yieldToOthers();
  const startedAt = performance.now();
  for (let round = 0; round < rounds; round++) {
    markSessions(library, [A], { kind: 'star', on: round % 2 === 0 });
  }
  expect((performance.now() - startedAt) / rounds).toBeLessThan(2);
});
