import { z } from 'zod';
import { call } from './call.ts';

/** Libraries beside the one that is open. The renderer names none by its folder. */
export const LIBRARY_CALLS = {
  /** Those that were open lately, the last one first. */
  listLibraries: call<readonly RecentLibrary[]>()(z.strictObject({})),
  /** Asks for a folder, and goes on with the library there. @returns false where the dialog was cancelled */
  chooseLibrary: call<boolean>()(z.strictObject({ kind: z.enum(['new', 'open']) })),
  /** Goes on with one of those that were listed, by its place. */
  openLibrary: call<null>()(z.strictObject({ place: z.int().min(0).max(100) })),
  /** Shows the folder of the library that is open in the system's file manager. */
  revealLibrary: call<null>()(z.strictObject({})),
} as const;

export interface RecentLibrary {
  readonly folder: string;
  /** By which it is opened. */
  readonly place: number;
  readonly isOpen: boolean;
}
