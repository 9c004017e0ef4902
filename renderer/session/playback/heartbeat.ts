import type { Milliseconds } from '../../../shared/model/units.ts';

const INTERVAL: Milliseconds = 500;
/** A shorter silence is not reported. */
export const BUSY_AFTER: Milliseconds = 2000;

/** Asks the stage again and again whether it still answers. Only one question is on its way at a time. */
export class Heartbeat {
  private readonly ask: () => void;
  private readonly tell: (silence: Milliseconds) => void;
  private readonly timer: number;
  private isWaiting = false;
  private silence: Milliseconds = 0;
  private lastTick = performance.now();

  /** @param tell is told how long the stage has not answered, while that is noticeable; 0 when it does again */
  constructor(ask: () => void, tell: (silence: Milliseconds) => void) {
    this.ask = ask;
    this.tell = tell;
    this.timer = setInterval(() => this.tick(), INTERVAL);
  }

  /** The stage has answered. */
  heard(): void {
    this.isWaiting = false;
    if (this.silence >= BUSY_AFTER) {
      this.tell(0);
    }
    this.silence = 0;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    const now = performance.now();
    // A computer that slept, or an app that was busy itself, says nothing about the stage.
    const passed = Math.min(now - this.lastTick, 2 * INTERVAL);
    this.lastTick = now;
    if (!this.isWaiting) {
      this.isWaiting = true;
      this.ask();
      return;
    }
    this.silence += passed;
    if (this.silence >= BUSY_AFTER) {
      this.tell(this.silence);
    }
  }
}
