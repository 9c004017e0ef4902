import { Worker } from 'node:worker_threads';
import { errorMessage } from '../../../shared/error-message.ts';
import type { VerificationProgress } from '../../../shared/model/verification.ts';
import { fail, succeed, type Result } from '../../../shared/result.ts';
import type { LibraryPlace } from '../../library/database/library-identity.ts';
import type { FromVerifier, VerifyJob, VerifyTask } from './verify-messages.ts';

/** What a check has shown; null where it was cancelled. */
type Outcome = Exclude<FromVerifier, { kind: 'progress' | 'failed' }> | null;

/** Hashes in threads of their own, each for one check: the window never waits for it. */
export class Verifier {
  private readonly workerFile: URL;
  private readonly library: LibraryPlace;
  private readonly tell: (progress: VerificationProgress) => void;
  /** That checks the whole library. */
  private worker: Worker | undefined;

  /** @param tell is told how far a check of the whole library has come */
  constructor(workerFile: URL, library: LibraryPlace, tell: Verifier['tell']) {
    this.workerFile = workerFile;
    this.library = library;
    this.tell = tell;
  }

  /** Checks files or a session. */
  verify(task: VerifyTask): Promise<Result<Outcome>> {
    return this.listen(this.start(task));
  }

  /** Checks all of the library; one check at a time. */
  async verifyAll(): Promise<Result<Outcome>> {
    if (this.worker) {
      return fail('verifying', 'The library is being checked already.');
    }
    this.worker = this.start({ kind: 'library' });
    try {
      return await this.listen(this.worker);
    } finally {
      this.worker = undefined;
    }
  }

  /** Ends the check of the whole library, after the step that it is in. */
  cancel(): void {
    this.worker?.postMessage({ kind: 'end' });
  }

  private start(task: VerifyTask): Worker {
    const worker = new Worker(this.workerFile, {
      workerData: { library: this.library, task } satisfies VerifyJob,
    });
    worker.unref();
    return worker;
  }

  private listen(worker: Worker): Promise<Result<Outcome>> {
    return new Promise((resolve) => {
      worker.on('message', (message: FromVerifier) => {
        if (message.kind === 'progress') {
          this.tell({ step: message.step });
        } else {
          resolve(message.kind === 'failed' ? fail('verify-failed', message.message) : succeed(message));
        }
      });
      worker.on('error', (error) => resolve(fail('verify-failed', errorMessage(error))));
      worker.on('exit', () => resolve(succeed(null)));
    });
  }
}
