import type { VerifiedFile } from '../../../shared/model/verification.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { api, settle } from '../../app/state/api.ts';
import { createStore, type Store } from '../../ui/store.ts';

/** The page comes first, and what the user does with it at once. */
const AFTER_OPENING: Milliseconds = 2000;

/** What became of the files that a session came from, where they were imported from; null until that is known. */
export class SourceCheck {
  readonly files: Store<readonly VerifiedFile[] | null> = createStore<readonly VerifiedFile[] | null>(null);
  private readonly timer: ReturnType<typeof setTimeout>;

  constructor(sessionId: string) {
    this.timer = setTimeout(() => void this.check(sessionId), AFTER_OPENING);
  }

  close(): void {
    clearTimeout(this.timer);
  }

  /** Nothing is said where it cannot be done: Details has the way to try again. */
  private async check(sessionId: string): Promise<void> {
    const result = await settle(api.verifySources({ sessionId }));
    if (result.ok) {
      this.files.set(result.value);
    }
  }
}
