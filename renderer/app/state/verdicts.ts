import type { Result } from '../../../shared/result.ts';
import { api, unwrap } from './api.ts';
import { library, refreshLibrary } from './library.ts';
import { reportProblem } from './messages.ts';
import { verdicts } from './verdict-list.ts';

async function readVerdicts(): Promise<void> {
  const read = await unwrap(api.listVerdicts({}), reportProblem);
  if (read) {
    verdicts.set(read);
  }
}

/** Changes the list of verdicts by a call. @returns why it could not be done; null where it was */
export async function changeVerdicts(change: Promise<Result<unknown>>): Promise<string | null> {
  let problem: string | null = null;
  await unwrap(change, (message) => (problem = message));
  await refreshLibrary();
  return problem;
}

/** Reads the verdicts whenever the library has changed. Called before the first render. */
export function connectVerdicts(): void {
  let shown = library.get().version;
  library.subscribe(() => {
    const { version } = library.get();
    if (version !== shown) {
      shown = version;
      void readVerdicts();
    }
  });
}
