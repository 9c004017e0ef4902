import { z } from 'zod';
import { isName } from '../library/session-filter.ts';
import { MAX_VERDICTS, type Verdict } from '../model/verdict.ts';
import { call } from './call.ts';

const name = z.custom<string>(isName);

/** The library's list of verdicts. Sessions get theirs by `markSessions`. */
export const VERDICT_CALLS = {
  /** In the order of the list; "to do" is the first. */
  listVerdicts: call<readonly Verdict[]>()(z.strictObject({})),
  /** Adds a verdict at the end of the list. */
  addVerdict: call<null>()(z.strictObject({ name })),
  /** Sessions and saved views that have it go with it. */
  renameVerdict: call<null>()(z.strictObject({ name, newName: name })),
  /**
   * Removes a verdict; one that sessions have, only where these are to be set back to "to do".
   * @returns how many were
   */
  removeVerdict: call<number>()(z.strictObject({ name, setBack: z.boolean() })),
  /** Puts the list in this order; names that are left out come last. "To do" stays the first. */
  orderVerdicts: call<null>()(z.strictObject({ names: z.array(name).max(MAX_VERDICTS) })),
} as const;
