import { z } from 'zod';
import { CUSTODY_ACTIONS, CUSTODY_SUBJECTS, type CustodyCheck, type CustodyPage } from '../model/custody.ts';
import { call } from './call.ts';

const MAX_ID = 100;
const MAX_ENTRIES = 500;

const subject = z.strictObject({ kind: z.enum(CUSTODY_SUBJECTS), id: z.string().max(MAX_ID) });
const number = z.int().min(1);

/** The log of what was done to the library. */
export const CUSTODY_CALLS = {
  /** Entries in their order, or the newest first; `next` is then what `toNumber`, else what `fromNumber` is to be. */
  listCustody: call<CustodyPage>()(
    z.strictObject({
      subject: subject.optional(),
      actions: z.array(z.enum(CUSTODY_ACTIONS)).optional(),
      fromNumber: number.optional(),
      toNumber: number.optional(),
      newestFirst: z.boolean().optional(),
      limit: z.int().min(1).max(MAX_ENTRIES).optional(),
    }),
  ),
  /** Hashes all entries again. */
  checkCustody: call<CustodyCheck>()(z.strictObject({})),
  /**
   * Opens a save dialog and writes entries as JSON lines, which a shell can check.
   * @returns how many; null where the dialog was cancelled
   */
  exportCustody: call<number | null>()(z.strictObject({ subject: subject.optional() })),
} as const;
