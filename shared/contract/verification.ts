import { z } from 'zod';
import type { VerificationProgress, VerificationReport, VerifiedFile } from '../model/verification.ts';
import { call, sessionId } from './call.ts';

/** Whether what is stored is what was imported. */
export const VERIFICATION_CALLS = {
  /** Hashes a session's files and chunks again. */
  verifySession: call<VerificationReport>()(z.strictObject({ sessionId })),
  /** Hashes the files again that a session came from, where they were imported from; those that are gone are told as such. */
  verifySources: call<readonly VerifiedFile[]>()(z.strictObject({ sessionId })),
  /** Hashes everything again that the library holds; null where it was cancelled. */
  verifyLibrary: call<VerificationReport | null>()(z.strictObject({})),
  cancelVerification: call<null>()(z.strictObject({})),
} as const;

export interface VerificationEvents {
  verificationProgressed: VerificationProgress;
}
