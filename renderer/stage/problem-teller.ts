import type { Milliseconds } from '../../shared/model/units.ts';

const INTERVAL: Milliseconds = 500;
const MAX_CHARACTERS = 500;

/** Reports problems at a rate that can be read, however many there are: the latest of them, and how many so far. */
export class ProblemTeller {
  private readonly tell: (message: string, count: number) => void;
  private count = 0;
  private latest = '';
  private timer: number | undefined;

  constructor(tell: (message: string, count: number) => void) {
    this.tell = tell;
  }

  note(message: string): void {
    this.count++;
    this.latest = message.slice(0, MAX_CHARACTERS);
    this.timer ??= setTimeout(
      () => {
        this.timer = undefined;
        this.tell(this.latest, this.count);
      },
      this.count === 1 ? 0 : INTERVAL,
    );
  }

  /** Another window begins without problems. */
  reset(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.count = 0;
  }
}
