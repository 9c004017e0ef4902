import type { Handlers } from '../../shared/contract/contract.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { Verifier } from '../jobs/verifying/verifier.ts';
import type { FromVerifier } from '../jobs/verifying/verify-messages.ts';
import { notInLibrary } from './not-in-library.ts';

/** Calls that hash again what was imported. */
export function createVerificationHandlers(
  verifier: Verifier,
): Pick<Handlers, 'verifySession' | 'verifySources' | 'verifyLibrary' | 'cancelVerification'> {
  return {
    verifySession: async ({ sessionId }) => {
      const result = await verifier.verify({ kind: 'session', sessionId });
      return expect(result, (found) => (found.kind === 'report' ? found.report : undefined));
    },
    verifySources: async ({ sessionId }) => {
      const result = await verifier.verify({ kind: 'sources', sessionId });
      return expect(result, (found) => (found.kind === 'files' ? found.files : undefined));
    },
    verifyLibrary: async () => {
      const result = await verifier.verifyAll();
      if (!result.ok || result.value === null) {
        return result.ok ? succeed(null) : result;
      }
      return expect(result, (found) => (found.kind === 'report' ? found.report : undefined));
    },
    cancelVerification: () => {
      verifier.cancel();
      return succeed(null);
    },
  };
}

type Found = Exclude<FromVerifier, { kind: 'progress' | 'failed' }>;

function expect<T>(result: Result<Found | null>, pick: (found: Found) => T | undefined): Result<T> {
  if (!result.ok) {
    return result;
  }
  if (result.value === null) {
    return fail('verify-failed', 'The check stopped before its end. Start it again.');
  }
  const picked = pick(result.value);
  return picked === undefined ? notInLibrary() : succeed(picked);
}
