import type { z } from 'zod';
import type { Result } from '../result.ts';
import { APP_CALLS, type StatusEvents } from './app.ts';
import { ASSET_CALLS, type AssetEvents } from './assets.ts';
import { BOOKMARK_CALLS } from './bookmarks.ts';
import { EVENT_CALLS, type IndexEvents } from './events.ts';
import { EXPORT_CALLS } from './exports.ts';
import { IMPORT_CALLS, type ImportEvents } from './imports.ts';
import { ITEM_CALLS } from './items.ts';
import { CASE_CALLS, type CaseEvents } from './cases.ts';
import { CUSTODY_CALLS } from './custody.ts';
import type { CallName, EventName } from './names.ts';
import { LIBRARY_CALLS } from './libraries.ts';
import { PREVIEW_CALLS, type PreviewEvents } from './previews.ts';
import { SEARCH_CALLS } from './search.ts';
import { SESSION_CALLS } from './sessions.ts';
import { VERIFICATION_CALLS, type VerificationEvents } from './verification.ts';
import { STORY_CALLS } from './story.ts';
import { UNDO_CALLS, type UndoEvents } from './undo.ts';
import { VERDICT_CALLS } from './verdicts.ts';

/**
 * Every call and event that crosses between the renderer and the main process. The renderer's API, the
 * preload script and the main process's handlers are all derived from this folder: adding a call means
 * adding it to the file of its noun, naming it in names.ts and writing its handler.
 *
 * The renderer never names a file: dialogs are opened by the main process, and dropped files are turned into
 * paths by the preload script.
 */
export const CALLS = {
  ...SESSION_CALLS,
  ...VERDICT_CALLS,
  ...UNDO_CALLS,
  ...EVENT_CALLS,
  ...ITEM_CALLS,
  ...STORY_CALLS,
  ...PREVIEW_CALLS,
  ...SEARCH_CALLS,
  ...BOOKMARK_CALLS,
  ...IMPORT_CALLS,
  ...ASSET_CALLS,
  ...EXPORT_CALLS,
  ...VERIFICATION_CALLS,
  ...CASE_CALLS,
  ...CUSTODY_CALLS,
  ...LIBRARY_CALLS,
  ...APP_CALLS,
} as const satisfies Readonly<Record<CallName, unknown>>;

/** Events that the main process sends to the renderer. */
export interface AppEvents
  extends
    IndexEvents,
    UndoEvents,
    PreviewEvents,
    ImportEvents,
    AssetEvents,
    VerificationEvents,
    CaseEvents,
    StatusEvents {}

export type CallInput<Name extends CallName> = z.infer<(typeof CALLS)[Name]['input']>;
export type CallOutput<Name extends CallName> =
  NonNullable<(typeof CALLS)[Name]['output']> | OutputNull<Name>;
type OutputNull<Name extends CallName> = Extract<(typeof CALLS)[Name]['output'], null>;

/** What the main process implements: one function per call. Expected failures are values. */
export type Handlers = {
  readonly [Name in CallName]: (
    input: CallInput<Name>,
  ) => Result<CallOutput<Name>> | Promise<Result<CallOutput<Name>>>;
};

type ForwardedCalls = {
  readonly [Name in Exclude<CallName, 'importPaths'>]: (
    input: CallInput<Name>,
  ) => Promise<Result<CallOutput<Name>>>;
};

/** What the renderer sees as `window.replay`. */
export interface ReplayApi extends ForwardedCalls {
  /** Imports dropped files and folders. @returns false when none of them lies on a disk */
  importDropped(files: readonly File[]): Promise<boolean>;
  /** @returns a function that ends the subscription */
  on<Name extends EventName>(name: Name, listener: (event: AppEvents[Name]) => void): () => void;
}
