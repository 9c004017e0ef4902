import type { VerificationReport, VerifiedFile } from '../../shared/model/verification.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { Verifier } from '../jobs/verifying/verifier.ts';
import type { FromVerifier } from '../jobs/verifying/verify-messages.ts';
import { noteVerification } from '../library/custody/note-verification.ts';
import type { WritableLibrary } from '../library/database/library.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { noteLater } from './note-later.ts';
import { notInLibrary } from './not-in-library.ts';

/** Calls that hash again what was imported; what came of it is noted, where the library can be written. */
export function createVerificationHandlers(
  library: Pick<AppLibrary, 'writable'>,
  verifier: Verifier,
): Pick<Handlers, 'verifySession' | 'verifySources' | 'verifyLibrary' | 'cancelVerification'> {
  return {
    verifySession: async ({ sessionId }) => {
      const result = await verifier.verify({ kind: 'session', sessionId });
      const report = expect(result, (found) => (found.kind === 'report' ? found.report : undefined));
      if (report.ok) {
        await noteLater(library, (opened) => noteReport(opened, report.value, sessionId));
      }
      return report;
    },
    verifySources: async ({ sessionId }) => {
      const result = await verifier.verify({ kind: 'sources', sessionId });
      const files = expect(result, (found) => (found.kind === 'files' ? found.files : undefined));
      if (files.ok) {
        await noteLater(library, (opened) => noteFiles(opened, files.value, sessionId));
      }
      return files;
    },
    verifyLibrary: async () => {
      const result = await verifier.verifyAll();
      if (!result.ok || result.value === null) {
        return result.ok ? succeed(null) : result;
      }
      const report = expect(result, (found) => (found.kind === 'report' ? found.report : undefined));
      if (report.ok) {
        await noteLater(library, (opened) => noteReport(opened, report.value));
      }
      return report;
    },
    cancelVerification: () => {
      verifier.cancel();
      return succeed(null);
    },
  };
}

function noteReport(
  library: WritableLibrary,
  { ok, differences, untold }: VerificationReport,
  sessionId?: string,
): void {
  noteVerification(library, { ok, differences: differences.length + untold, sessionId });
}

function noteFiles(library: WritableLibrary, files: readonly VerifiedFile[], sessionId: string): void {
  const differences = files.filter(({ state }) => state === 'changed').length;
  noteVerification(library, { what: 'sources', ok: differences === 0, differences, sessionId });
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
