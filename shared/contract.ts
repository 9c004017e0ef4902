import { z } from 'zod';
import {
  FACETS,
  isSavedView,
  isName,
  isSessionFilter,
  isSessionSort,
  MAX_VALUE,
  RANGES,
  type SavedView,
  type SessionFilter,
  type SessionSort,
} from './library/session-filter.ts';
import type { FacetCounts, FacetValue, LibraryPage, TagCount } from './library/library-row.ts';
import { MAX_BOOKMARK_TEXT, type Bookmark } from './model/bookmark.ts';
import type { AssetEntry } from './assets/asset-table.ts';
import type { AssetProgress, AssetReport, AssetStatus } from './model/asset-report.ts';
import type { ImportProgress, ImportReport } from './model/import-report.ts';
import type { ItemDetails, ItemTrack, TimelineItem } from './model/item.ts';
import type { SessionDetails } from './model/session.ts';
import type { WindowIndex } from './model/window-index.ts';
import type { NodeChange } from './replay/node-changes.ts';
import type { SearchResult } from './model/search.ts';
import type { Bytes, EpochMilliseconds } from './model/units.ts';
import type { Policy } from './policy.ts';
import type { Result } from './result.ts';

/**
 * Every call and event that crosses between the renderer and the main process. The renderer's API, the
 * preload script and the main process's handlers are all derived from this file, so that adding a call means
 * adding it here and writing its handler.
 *
 * The renderer never names a file: dialogs are opened by the main process, and dropped files are turned into
 * paths by the preload script.
 */

/** Marks a call's output type beside its input schema; nothing of it exists at run time. */
interface Call<Input extends z.ZodType, Output> {
  readonly input: Input;
  readonly output?: Output;
}

function call<Output>() {
  return <Input extends z.ZodType>(input: Input): Call<Input, Output> => ({ input });
}

const sessionId = z.string().regex(/^[0-9a-f]{64}$/);
const sessionIds = z.array(sessionId).min(1).max(100_000);
const filter = z.custom<SessionFilter>(isSessionFilter);
const list = { filter, sort: z.custom<SessionSort>(isSessionSort) };
const offset = z.int().min(0);
const span = { offset, limit: z.int().min(1).max(500) };
const manyRows = { offset, limit: z.int().min(1).max(100_000) };
const name = z.custom<string>(isName);
const windowNumber = z.int().min(1);
const chunk = z.int().min(0);
const itemKey = z.int().min(0);
const MAX_ITEMS = 1000;
const MAX_WANTED_TEXT = 500;
/** A request with a body, as a command. */
const MAX_COPIED_TEXT = 50_000_000;
const eventPlace = z.strictObject({
  kind: z.enum(['checkpoint', 'chunk']),
  chunk,
  byte: z.int().min(0),
});

const bookmark = z.strictObject({
  key: z.int().min(1).nullable(),
  windowNumber,
  fromMs: z.number(),
  toMs: z.number().nullable(),
  text: z.string().max(MAX_BOOKMARK_TEXT),
  createdAtMs: z.number(),
});

export const CALLS = {
  /** Some rows of the library's list; equal ones stand in the order of their import. */
  querySessions: call<LibraryPage>()(z.strictObject({ ...list, ...span })),
  /** The ids of some rows of the list, so that many can be selected which are not on the screen. */
  listSessionIds: call<readonly string[]>()(z.strictObject({ ...list, ...manyRows })),
  /** The row of the list that a session stands in, from 0; null where the filter hides it. */
  locateSession: call<number | null>()(z.strictObject({ ...list, sessionId })),
  /** What facets have to choose from under everything else that is chosen. */
  countFacets: call<FacetCounts>()(
    z.strictObject({ filter, facets: z.array(z.enum(FACETS)), ranges: z.array(z.enum(RANGES)) }),
  ),
  /** A facet's values with a text in them. */
  findFacetValues: call<readonly FacetValue[]>()(
    z.strictObject({ filter, facet: z.enum(FACETS), containing: z.string().max(MAX_VALUE) }),
  ),
  markSessions: call<null>()(
    z.strictObject({
      sessionIds,
      change: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal(['star', 'watched']), on: z.boolean() }),
        z.strictObject({ kind: z.literal('tag'), name, on: z.boolean() }),
      ]),
    }),
  ),
  /** Removes sessions from the library; source files are never touched, and marks and tags are kept. */
  removeSessions: call<null>()(z.strictObject({ sessionIds })),
  listTags: call<readonly TagCount[]>()(z.strictObject({})),
  listViews: call<readonly SavedView[]>()(z.strictObject({})),
  /** Keeps a view of the library under its name, in place of one that had it. */
  saveView: call<null>()(z.strictObject({ view: z.custom<SavedView>(isSavedView) })),
  removeView: call<null>()(z.strictObject({ name })),
  readSession: call<SessionDetails>()(z.strictObject({ sessionId })),
  /** What has to be read to show one moment of a window. */
  findSlice: call<EventSlice>()(z.strictObject({ sessionId, windowNumber, atMs: z.number() })),
  /** Some events of one window, in batches bounded by bytes, up to the end of `toChunk`. */
  readEvents: call<EventBatch>()(
    z.strictObject({ sessionId, windowNumber, from: eventPlace, toChunk: chunk }),
  ),
  /** What the deep index knows of a window by now. */
  readWindowIndex: call<WindowIndex>()(z.strictObject({ sessionId, windowNumber })),
  /** Every item of a session as columns; what the deep index has not reached yet is not in it. */
  readTrack: call<ItemTrack>()(z.strictObject({ sessionId })),
  /** Some items in full rows, in the order they are asked for. */
  readItems: call<readonly TimelineItem[]>()(
    z.strictObject({ sessionId, keys: z.array(itemKey).max(MAX_ITEMS) }),
  ),
  /** The items that contain a text, as keys in no order. */
  findItems: call<Float64Array>()(
    z.strictObject({ sessionId, text: z.string().min(1).max(MAX_WANTED_TEXT) }),
  ),
  /** The console lines that repeat the one before them in their window, as keys in no order. */
  findRepeats: call<Float64Array>()(z.strictObject({ sessionId })),
  /** What an item's event holds. */
  readItemDetails: call<ItemDetails>()(z.strictObject({ sessionId, key: itemKey })),
  /** A small picture of a moment; null where another was asked for since, or where there is nothing to show. */
  readPreview: call<Preview | null>()(z.strictObject({ sessionId, windowNumber, atMs: z.number() })),
  /** Called by the page that makes pictures: the moment it was asked for is painted, or cannot be. */
  previewShown: call<null>()(z.strictObject({ request: z.int(), isShown: z.boolean() })),
  /** Finds what was seen, typed, logged or asked for; null where another search was asked for since. */
  searchLibrary: call<SearchResult | null>()(
    z.strictObject({
      typed: z.string().max(1000),
      sessions: z.int().min(1).max(1000),
      hitsPerSession: z.int().min(1).max(1000),
    }),
  ),
  /** When a node changed, from its page's full snapshot before a moment to the next one. */
  findNodeChanges: call<readonly NodeChange[]>()(
    z.strictObject({ sessionId, windowNumber, nodeId: z.int(), atMs: z.number() }),
  ),
  /** How far the deep index is, of which searching depends, and what it takes. */
  readIndexStatus: call<IndexStatus>()(z.strictObject({})),
  /** What was marked in a session, in order of time. */
  listBookmarks: call<readonly Bookmark[]>()(z.strictObject({ sessionId })),
  /** Stores a bookmark, or changes the one with its key. @returns its key */
  saveBookmark: call<number>()(z.strictObject({ sessionId, bookmark })),
  removeBookmark: call<null>()(z.strictObject({ sessionId, key: z.int().min(1) })),
  savePosition: call<null>()(z.strictObject({ sessionId, windowNumber, atMs: z.number() })),
  /** Opens a dialog and imports what is chosen. @returns false when the dialog was cancelled */
  pickAndImport: call<boolean>()(z.strictObject({ kind: z.enum(['files', 'folder']) })),
  importSample: call<null>()(z.strictObject({ name: z.enum(['shop', 'form', 'app']) })),
  cancelImport: call<null>()(z.strictObject({})),
  /** While the library is shown, files may be dropped on it: an importer gets ready for them. */
  expectFiles: call<null>()(z.strictObject({ isExpecting: z.boolean() })),
  /**
   * Opens a dialog and takes what the chosen asset pack holds into the library; `assetsImported` tells what that was.
   * @returns false when the dialog was cancelled
   */
  pickAssetPack: call<boolean>()(z.strictObject({ kind: z.enum(['file', 'folder']) })),
  /** What has been taken stays. */
  cancelAssetPack: call<null>()(z.strictObject({})),
  readAssetStatus: call<AssetStatus>()(z.strictObject({})),
  /**
   * Everything there is to fill recordings with: the stage fills events before it shows them.
   * @returns null where that is what is known already
   */
  readAssetTable: call<AssetTable | null>()(z.strictObject({ knownVersion: z.int().min(0) })),
  readStatus: call<AppStatus>()(z.strictObject({})),
  /** What the library was told to do, for everyone who works with it. */
  readSettings: call<LibrarySettings>()(z.strictObject({})),
  saveSettings: call<null>()(z.strictObject({ keepsOriginals: z.boolean() })),
  /**
   * Asks for a file, and writes the requests of a span of time into it as an HTTP Archive.
   * @returns how many there were; null when the dialog was cancelled
   */
  exportHar: call<number | null>()(
    z.strictObject({
      sessionId,
      windowNumber: windowNumber.nullable(),
      fromMs: z.number(),
      toMs: z.number(),
    }),
  ),
  /**
   * Asks for a file, and writes rows of a list into it as CSV.
   * @returns how many there were; null when the dialog was cancelled
   */
  exportRows: call<number | null>()(z.strictObject({ sessionId, keys: z.instanceof(Float64Array) })),
  /** Puts a text on the clipboard: the page itself has no permission to. */
  copyText: call<null>()(z.strictObject({ text: z.string().max(MAX_COPIED_TEXT) })),
  setFullScreen: call<null>()(z.strictObject({ on: z.boolean() })),
  /** Called by the preload script only, which makes the paths from dropped files. */
  importPaths: call<null>()(z.strictObject({ paths: z.array(z.string().min(1)).min(1) })),
} as const;

/**
 * A place in a window's stored events: a byte of a chunk's JSON, or of the checkpoint that stands for everything
 * before that chunk.
 */
export interface EventPlace {
  readonly kind: 'checkpoint' | 'chunk';
  readonly chunk: number;
  readonly byte: number;
}

/** What to read in order to show a moment: all from a place on, up to the end of a chunk. */
export interface EventSlice {
  readonly from: EventPlace;
  readonly toChunk: number;
}

/** A batch of a window's events, bounded by bytes even where a single event is larger. */
export interface EventBatch {
  /** Each is a JSON array of events in UTF-8; of a larger one than a batch, a part. */
  readonly chunks: readonly ArrayBuffer[];
  /** Where to go on: in the middle of the last chunk where `byte` is not 0. Null at the end. */
  readonly next: EventPlace | null;
}

/** How far the deep index of the whole library is. */
export interface IndexStatus {
  /** How many windows it has not read to their end. */
  readonly windowsLeft: number;
  /** What all of it takes on the disk, and what the recordings take. */
  readonly indexBytes: Bytes;
  readonly recordingBytes: Bytes;
}

/** A small picture of a moment. */
export interface Preview {
  /** As a `data:` address. */
  readonly url: string;
}

/** What recordings are filled with. */
export interface AssetTable {
  /** Another one with every change; 0 where there is nothing. */
  readonly version: number;
  readonly entries: readonly AssetEntry[];
}

/** Choices that belong to the library, not to the person who made them. */
export interface LibrarySettings {
  /** Whether a copy of every file that is imported is kept in the library, byte for byte. */
  readonly keepsOriginals: boolean;
}

/**
 * Why the library may only be read: another app has it open, the folder may not be written, or the machine's policy
 * says so. `no` lets the user change it.
 */
export type ReadOnlyReason = 'no' | 'in-use' | 'not-writable' | 'policy';

/** Facts about the running app, for the status bar and the About box. */
export interface AppStatus {
  readonly version: string;
  readonly electronVersion: string;
  readonly libraryFolder: string;
  /** As it was when the app started. */
  readonly readOnly: ReadOnlyReason;
  readonly policy: Policy;
  /** The file that the policy is from; `null` where there is none. */
  readonly policyFile: string | null;
  /** How many requests to anything but the app's own files were cancelled since the start. */
  readonly cancelledRequests: number;
}

/** What the main process tells the renderer on its own account. */
export interface AppEvents {
  importStarted: { readonly fileCount: number };
  importProgressed: ImportProgress;
  /** `openFirst`: the user expects the first imported session to open at once. */
  importFinished: { readonly report: ImportReport; readonly openFirst: boolean };
  importFailed: { readonly message: string };
  /** The deep index knows more of a window than before; `share` of its chunks, 1 when it knows all. */
  windowIndexed: { readonly sessionId: string; readonly windowNumber: number; readonly share: number };
  /** Only told to the page that makes pictures: show this moment, and answer by `previewShown`. */
  previewWanted: {
    readonly request: number;
    readonly sessionId: string;
    readonly windowNumber: number;
    readonly atMs: EpochMilliseconds;
  };
  assetsProgressed: AssetProgress;
  /** What recordings are filled with has changed. */
  assetsImported: { readonly report: AssetReport };
  assetsFailed: { readonly message: string };
  requestsCancelled: { readonly count: number };
  fullScreenChanged: { readonly on: boolean };
  menuChosen: { readonly command: MenuCommand };
}

/** Menu entries that the renderer carries out. */
export type MenuCommand = 'about' | 'keys' | 'library';

export const EVENT_NAMES = [
  'importStarted',
  'importProgressed',
  'importFinished',
  'importFailed',
  'windowIndexed',
  'previewWanted',
  'assetsProgressed',
  'assetsImported',
  'assetsFailed',
  'requestsCancelled',
  'fullScreenChanged',
  'menuChosen',
] as const satisfies readonly (keyof AppEvents)[];

export type CallName = keyof typeof CALLS;
export type EventName = keyof AppEvents;
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
