import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { succeed, type Result } from '../../shared/result.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import type { WritableLibrary } from '../library/database/library.ts';
import { writeOrRefuse } from './read-only.ts';

/** Changes some sessions after the other, so that the window gets its turn between them. @param step how many at once */
export async function writeInSteps(
  library: Pick<AppLibrary, 'writable'>,
  ids: readonly string[],
  step: number,
  change: (library: WritableLibrary, some: readonly string[]) => void,
): Promise<Result<null>> {
  for (let at = 0; at < ids.length; at += step) {
    const result = await writeOrRefuse(library, (opened) => change(opened, ids.slice(at, at + step)));
    if (!result.ok) {
      return result;
    }
    await yieldToOthers();
  }
  return succeed(null);
}
