import type { Milliseconds } from '../../../shared/model/units.ts';

/** Something that is told only when it lasts for a while, and at once when it is over. */
export class LateFlag {
  private readonly after: Milliseconds;
  private readonly tell: (isOn: boolean) => void;
  private timer: number | undefined;
  private isTold = false;

  constructor(after: Milliseconds, tell: (isOn: boolean) => void) {
    this.after = after;
    this.tell = tell;
  }

  raise(): void {
    this.timer ??= window.setTimeout(() => {
      this.isTold = true;
      this.tell(true);
    }, this.after);
  }

  lower(): void {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    if (this.isTold) {
      this.isTold = false;
      this.tell(false);
    }
  }
}
