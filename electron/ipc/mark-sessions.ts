import type { MarkChange } from '../../shared/library/library-row.ts';
import { MAX_TITLE, toTitle } from '../../shared/library/session-title.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import type { ReadableLibrary } from '../library/database/library.ts';
import { markSessions } from '../library/sessions/marks.ts';
import { readMarksBefore, restoreMarks, type MarksBefore } from '../library/sessions/marks-before.ts';
import { hasSession } from '../library/sessions/sessions.ts';
import { findVerdict } from '../library/sessions/verdicts.ts';
import { notInLibrary } from './not-in-library.ts';
import { writeOrRefuse } from './read-only.ts';
import type { UndoStep } from './undo-stack.ts';
import { describeMarks } from './undo-words.ts';
import { writeInSteps } from './write-steps.ts';

/** How many sessions are changed at once, before the window gets its turn. */
const MARK_STEP = 500;

/** Changes the marks of sessions in a way that can be taken back. */
export async function markUndoably(
  library: AppLibrary,
  ids: readonly string[],
  change: MarkChange,
): Promise<{ readonly result: Result<null>; readonly step: UndoStep }> {
  const before: MarksBefore[] = [];
  const possible = checkChange(library.read(), ids, change);
  const result = possible.ok
    ? await writeInSteps(library, ids, MARK_STEP, (opened, some) => {
        const had = readMarksBefore(opened, some, change);
        markSessions(opened, some, change);
        before.push(had);
      })
    : possible;
  const undo = (): Promise<Result<null>> => restoreAll(library, before);
  return { result, step: { label: describeMarks(change, ids.length), sessions: ids.length, undo } };
}

async function restoreAll(library: AppLibrary, before: readonly MarksBefore[]): Promise<Result<null>> {
  for (const had of [...before].reverse()) {
    const result = await writeOrRefuse(library, (opened) => restoreMarks(opened, had));
    if (!result.ok) {
      return result;
    }
  }
  return succeed(null);
}

function checkChange(library: ReadableLibrary, ids: readonly string[], change: MarkChange): Result<null> {
  if (change.kind === 'title' && toTitle(change.title).length > MAX_TITLE) {
    return fail('too-long', `A title has ${MAX_TITLE} characters at most. Please shorten it.`);
  }
  return change.kind === 'verdict' ? checkVerdict(library, ids, change) : succeed(null);
}

function checkVerdict(
  library: ReadableLibrary,
  ids: readonly string[],
  { name, duplicateOf }: Extract<MarkChange, { kind: 'verdict' }>,
): Result<null> {
  if (!findVerdict(library, name)) {
    return fail('no-such-verdict', `The library has no verdict “${name}” any more.`);
  }
  if (duplicateOf !== null && ids.includes(duplicateOf)) {
    return fail('own-duplicate', 'A session cannot be a duplicate of itself. Choose another one.');
  }
  return duplicateOf === null || hasSession(library, duplicateOf) ? succeed(null) : notInLibrary();
}
