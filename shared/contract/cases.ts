import { z } from 'zod';
import type { CaseDetails, EvidenceCase } from '../model/evidence-case.ts';
import { EXHIBIT_KINDS, MAX_EXHIBIT_BYTES, type Exhibit } from '../model/exhibit.ts';
import { call, sessionId, windowNumber } from './call.ts';

/** What is too long for the library is told in words (MAX_CASE_TITLE and others). */
const typed = z.string().max(100_000);
const caseId = z.uuid();
const number = z.int().min(1);

const draft = z.strictObject({
  title: typed,
  reference: typed,
  description: typed,
  examiner: z.strictObject({ name: typed, organisation: typed }),
});
const words = z.strictObject({ caption: typed, notes: typed, author: typed });

const place = z.strictObject({
  sessionId,
  windowNumber,
  fromMs: z.number(),
  /** For a range only. */
  toMs: z.number().nullable(),
});
const picture = z.strictObject({
  png: z.instanceof(Uint8Array),
  /** Of the page, in CSS pixels. */
  width: z.int().min(1),
  height: z.int().min(1),
  scale: z.number().positive(),
});
const exhibit = z.strictObject({
  ...words.shape,
  kind: z.enum(EXHIBIT_KINDS).exclude(['file']),
  place,
  picture: picture.optional(),
  /** Of rows and nodes: all that is to be shown of them. */
  json: z.string().max(MAX_EXHIBIT_BYTES).optional(),
});

/** How many sessions are put into a case at once. */
const MAX_ADDED = 5000;

/** Cases, and their exhibits. */
export const CASE_CALLS = {
  /** Open ones first, then by when they were changed last. */
  listCases: call<readonly EvidenceCase[]>()(z.strictObject({})),
  /** A case with its sessions; null where there is none with this id. */
  readCase: call<CaseDetails | null>()(z.strictObject({ caseId })),
  /** The ids of the cases that a session is in. */
  listCasesOf: call<readonly string[]>()(z.strictObject({ sessionId })),
  /** @returns its id */
  createCase: call<string>()(z.strictObject({ draft })),
  /** What is left out stays. */
  changeCase: call<null>()(z.strictObject({ caseId, change: draft.partial() })),
  /** It is not changed any more from then on. */
  closeCase: call<null>()(z.strictObject({ caseId })),
  reopenCase: call<null>()(z.strictObject({ caseId })),
  /** Keeps the sessions of a case, also of a closed one, from being removed; or no more. */
  setLegalHold: call<null>()(z.strictObject({ caseId, isHeld: z.boolean() })),
  /** Those that are in it already stay. */
  addCaseSessions: call<null>()(z.strictObject({ caseId, sessionIds: z.array(sessionId).max(MAX_ADDED) })),
  /** Refused for one that exhibits are made of, and under a legal hold. */
  removeCaseSession: call<null>()(z.strictObject({ caseId, sessionId })),
  /** In the order of their numbers, without what they show. */
  listExhibits: call<readonly Exhibit[]>()(z.strictObject({ caseId })),
  /** @returns the exhibit's number; its session is in the case from then on */
  addExhibit: call<number>()(z.strictObject({ caseId, exhibit })),
  /** Opens a dialog and adds a file. @returns the exhibit's number; null where the dialog was cancelled */
  pickExhibitFile: call<number | null>()(z.strictObject({ caseId, words })),
  /** What is left out stays. */
  changeExhibit: call<null>()(z.strictObject({ caseId, number, change: words.partial() })),
  /** Its number is not given again. */
  removeExhibit: call<null>()(z.strictObject({ caseId, number })),
  /** A PNG; null where it has none. */
  readExhibitPicture: call<Uint8Array | null>()(z.strictObject({ caseId, number })),
  /** JSON of rows or of a node, or a file; null where it has none. */
  readExhibitContent: call<Uint8Array | null>()(z.strictObject({ caseId, number })),
} as const;

/** Events about cases. */
export interface CaseEvents {
  /** A case, or something in it, is another than before. */
  casesChanged: { readonly caseId: string };
}
