import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Milliseconds } from '../../shared/model/units.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { findHold } from '../library/cases/legal-hold.ts';
import { bringBackSessions, hideSessions, listHiddenSessions } from '../library/sessions/removed-sessions.ts';
import { giveBackSpace, removeSessions } from '../library/sessions/sessions.ts';
import { writeOrRefuse } from './read-only.ts';
import type { UndoStep } from './undo-stack.ts';
import { countSessions, describeRemoval } from './undo-words.ts';
import { writeInSteps } from './write-steps.ts';

/** How many sessions are changed at once, before the window gets its turn. */
const HIDE_STEP = 500;
const REMOVE_STEP = 5;

type Library = Pick<AppLibrary, 'writable'>;

/** Refuses for all of them where a legal hold keeps any. */
function checkHold({ writable }: Library, ids: readonly string[]): Result<null> {
  const hold = writable && findHold(writable, ids);
  return hold
    ? fail(
        'legal-hold',
        `The case “${hold.title}” holds ${countSessions(hold.sessions)} of these: nothing was removed. Lift its legal hold first, or leave ${hold.sessions === 1 ? 'it' : 'them'} out.`,
      )
    : succeed(null);
}

/** Removes sessions in a way that can be taken back. @param onBack is told when it was: there may be something to index */
export async function removeForNow(
  library: Library,
  ids: readonly string[],
  onBack: () => void,
): Promise<{ readonly result: Result<null>; readonly step: UndoStep }> {
  const possible = checkHold(library, ids);
  const result = possible.ok ? await writeInSteps(library, ids, HIDE_STEP, hideSessions) : possible;
  const undo = async (): Promise<Result<null>> => {
    const back = await writeInSteps(library, ids, HIDE_STEP, bringBackSessions);
    onBack();
    return back;
  };
  const giveUp = (): Promise<unknown> => removeForGood(library, ids);
  return { result, step: { label: describeRemoval(ids.length), sessions: ids.length, undo, giveUp } };
}

/** Removes sessions for good that were removed and have not come back, and gives what they took back to the disk. */
export async function removeForGood(library: Library, ids: readonly string[]): Promise<void> {
  const result = await writeInSteps(library, ids, REMOVE_STEP, (opened, some) =>
    removeSessions(opened, some, 'hidden'),
  );
  for (let isLeft = result.ok && ids.length > 0; isLeft; await yieldToOthers()) {
    await writeOrRefuse(library, (opened) => (isLeft = giveBackSpace(opened)));
  }
}

/** The ids of sessions whose removal the app had not finished when it ended. */
export function listUnfinishedRemovals({ writable }: Library): readonly string[] {
  return writable ? listHiddenSessions(writable) : [];
}

/**
 * Finishes all removals before the app ends, as far as there is time: the rest is removed when it starts again. Nothing is
 * waited for, and nothing that goes wrong keeps the app from ending.
 */
export async function finishRemovals({ writable }: Library, withinMs: Milliseconds): Promise<void> {
  const until = performance.now() + withinMs;
  try {
    const left = writable ? listHiddenSessions(writable) : [];
    for (const id of left) {
      if (writable && performance.now() < until) {
        removeSessions(writable, [id], 'hidden');
        await yieldToOthers();
      }
    }
    for (let isLeft = left.length > 0; isLeft && writable && performance.now() < until;) {
      isLeft = giveBackSpace(writable);
    }
  } catch {
    // As if there had been no time.
  }
}
