import { z } from 'zod';
import type { CrashReport } from '../model/crash-report.ts';
import type { OwnFiles } from '../model/own-files.ts';
import type { Policy } from '../policy.ts';
import { areClickRules, type ClickRules } from '../replay/items/click-rules.ts';
import type { Position } from '../model/session.ts';
import type { EpochMilliseconds } from '../model/units.ts';
import { call, sessionId } from './call.ts';

/** The app itself. */
export const APP_CALLS = {
  readStatus: call<AppStatus>()(z.strictObject({})),
  /** The library's settings, the same for everyone who uses it. */
  readSettings: call<LibrarySettings>()(z.strictObject({})),
  saveSettings: call<null>()(
    z.strictObject({
      keepsOriginals: z.boolean(),
      clickRules: z
        .strictObject({
          rageClicks: z.number(),
          rageWithinMs: z.number(),
          rageWithinPx: z.number(),
          deadAfterMs: z.number(),
        })
        .refine(areClickRules),
    }),
  ),
  setFullScreen: call<null>()(z.strictObject({ on: z.boolean() })),
  /** Which session is open, so that it comes back where the window or the app ends unexpectedly; null for the library. */
  noteOpenSession: call<null>()(z.strictObject({ sessionId: sessionId.nullable() })),
  /** Reports of crashes, the newest first. */
  readCrashReports: call<readonly CrashReport[]>()(z.strictObject({})),
  /** What ended unexpectedly before this page was loaded; told once, null where nothing did. */
  takeUnexpectedEnd: call<UnexpectedEnd | null>()(z.strictObject({})),
} as const;

/** Settings that belong to the library, not to a user. */
export interface LibrarySettings {
  /** Whether a copy of every file that is imported is kept in the library, byte for byte. */
  readonly keepsOriginals: boolean;
  /** When clicks count as dead or enraged. What was indexed by other rules is indexed anew. */
  readonly clickRules: ClickRules;
}

/**
 * Why the library may only be read: another app has it open, the folder may not be written, or the machine's policy
 * says so. `no`: it can be changed.
 */
export type ReadOnlyReason = 'no' | 'in-use' | 'not-writable' | 'policy';

/**
 * How the library's disk lets it be used: by several programs at a time, by one alone, or only as a copy of the moment
 * at which the app started.
 */
export type LibraryUse = 'shared' | 'alone' | 'copy';

/** Facts about the running app, for the status bar and the About box. */
export interface AppStatus {
  readonly version: string;
  /** Since when the app runs, and its walls stand. */
  readonly startedAtMs: EpochMilliseconds;
  readonly electronVersion: string;
  readonly libraryFolder: string;
  /** As it was when the app started. */
  readonly readOnly: ReadOnlyReason;
  readonly use: LibraryUse;
  readonly policy: Policy;
  /** The file that the policy is from; `null` where there is none. */
  readonly policyFile: string | null;
  readonly stopped: StoppedRequests;
  readonly ownFiles: OwnFiles;
}

/** What ended without having been quit, and what is opened again. */
export interface UnexpectedEnd {
  /** The process of the window's page, or the whole app, when it ran before. */
  readonly ended: 'window' | 'app';
  /** The session that was open; its position is null where none was known. */
  readonly open: { readonly sessionId: string; readonly position: Position | null } | null;
  /** A session was open, but it had just been opened again after such an end: it is left closed. */
  readonly isLeftClosed: boolean;
}

/** What was stopped since the app was started, by the wall that did. Sanitising leaves little for either. */
export interface StoppedRequests {
  /** What the content security policy of a page refused. */
  readonly byPolicy: number;
  /** Requests to anything but the app's own files, on their way out of the app. */
  readonly bySession: number;
  /** How many of what: a directive of the policy (`img-src`), a scheme (`http`) or Chromium's kind of resource (`image`). */
  readonly kinds: Readonly<Record<string, number>>;
}

/** Menu entries that the renderer carries out. */
export type MenuCommand = OverlayCommand | LibraryCommand | SessionCommand;

/** Open something over the window. */
export type OverlayCommand = 'about' | 'crash-reports' | 'help' | 'keys' | 'preferences' | 'verify';
export type LibraryCommand = 'library' | 'new-library' | 'open-library' | 'recent-library' | 'reveal-library';
/** Only while a session is open. */
export type SessionCommand =
  | 'play'
  | 'next-session'
  | 'previous-session'
  | 'next-problem'
  | 'previous-problem'
  | 'note'
  | 'drawer'
  | 'inspector'
  | 'lanes';

/** Events about the app itself. */
export interface StatusEvents {
  requestsStopped: StoppedRequests;
  /** The app has looked at its own files. */
  ownFilesChecked: OwnFiles;
  fullScreenChanged: { readonly on: boolean };
  /** @property place of a recent library in its list */
  menuChosen: { readonly command: MenuCommand; readonly place?: number };
}
