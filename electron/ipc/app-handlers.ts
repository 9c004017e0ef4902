import { app, clipboard, type BrowserWindow } from 'electron';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { LibraryUse, ReadOnlyReason } from '../../shared/contract/app.ts';
import { succeed } from '../../shared/result.ts';
import type { Comeback } from '../comeback.ts';
import type { PolicyInForce } from '../policy/read-policy.ts';
import type { StoppedCount } from '../security/stopped-requests.ts';

interface AppFacts {
  readonly libraryFolder: string;
  readonly readOnly: ReadOnlyReason;
  readonly use: LibraryUse;
  readonly inForce: PolicyInForce;
  readonly stopped: StoppedCount;
  readonly comeback: Comeback;
  window(): BrowserWindow | undefined;
}

/** Calls about the app itself. */
export function createAppHandlers(
  facts: AppFacts,
): Pick<Handlers, 'readStatus' | 'copyText' | 'setFullScreen' | 'noteOpenSession' | 'takeUnexpectedEnd'> {
  return {
    readStatus: () =>
      succeed({
        version: app.getVersion(),
        electronVersion: process.versions.electron,
        libraryFolder: facts.libraryFolder,
        readOnly: facts.readOnly,
        use: facts.use,
        policy: facts.inForce.policy,
        policyFile: facts.inForce.file,
        stopped: facts.stopped.counts,
      }),
    copyText: async ({ text }) => {
      await clipboard.writeText(text);
      return succeed(null);
    },
    setFullScreen: ({ on }) => {
      facts.window()?.setFullScreen(on);
      return succeed(null);
    },
    noteOpenSession: ({ sessionId }) => {
      facts.comeback.noteSession(sessionId);
      return succeed(null);
    },
    takeUnexpectedEnd: () => succeed(facts.comeback.take()),
  };
}
