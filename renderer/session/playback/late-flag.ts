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

  set(isOn: boolean): void {
    if (isOn) {
      this.timer ??= window.setTimeout(() => this.turn(true), this.after);
    } else {
      window.clearTimeout(this.timer);
      this.timer = undefined;
      this.turn(false);
    }
  }

  private turn(isOn: boolean): void {
    if (isOn !== this.isTold) {
      this.isTold = isOn;
      this.tell(isOn);
    }
  }
}
