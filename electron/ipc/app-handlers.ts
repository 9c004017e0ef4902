import { app, clipboard, type BrowserWindow } from 'electron';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { LibraryUse, ReadOnlyReason } from '../../shared/contract/app.ts';
import { succeed } from '../../shared/result.ts';
import type { Comeback } from '../start/comeback.ts';
import type { PolicyInForce } from '../policy/read-policy.ts';
import type { CrashReports } from '../start/crash-reports.ts';
import type { Visits } from './visits.ts';
import type { OwnFilesCheck } from '../security/own-files.ts';
import type { StoppedCount } from '../security/stopped-requests.ts';

interface AppFacts {
  readonly libraryFolder: string;
  readonly readOnly: ReadOnlyReason;
  readonly use: LibraryUse;
  readonly inForce: PolicyInForce;
  readonly stopped: StoppedCount;
  readonly comeback: Comeback;
  readonly visits: Visits;
  readonly ownFiles: OwnFilesCheck;
  readonly reports: CrashReports;
  window(): BrowserWindow | undefined;
}

/** Calls about the app itself. */
export function createAppHandlers(
  facts: AppFacts,
): Pick<
  Handlers,
  'readStatus' | 'copyText' | 'setFullScreen' | 'noteOpenSession' | 'takeUnexpectedEnd' | 'readCrashReports'
> {
  return {
    readStatus: () =>
      succeed({
        version: app.getVersion(),
        startedAtMs: Math.round(performance.timeOrigin),
        electronVersion: process.versions.electron,
        libraryFolder: facts.libraryFolder,
        readOnly: facts.readOnly,
        use: facts.use,
        policy: facts.inForce.policy,
        policyFile: facts.inForce.file,
        stopped: facts.stopped.counts,
        ownFiles: facts.ownFiles.found,
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
      facts.visits.note(sessionId);
      return succeed(null);
    },
    readCrashReports: () => succeed(facts.reports.read()),
    takeUnexpectedEnd: () => succeed(facts.comeback.take()),
  };
}
