import type { Milliseconds } from '../../../shared/model/units.ts';

/** A flag that is reported on only when it lasts for a while, and off at once. */
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
