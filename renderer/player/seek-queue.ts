import type { EpochMilliseconds } from '../../shared/model/units.ts';

/** Sends one seek at a time: while the stage is on its way to one moment, only the last wish after it counts. */
export class SeekQueue {
  private readonly send: (atMs: EpochMilliseconds, seek: number) => void;
  private number = 0;
  private isUnderway = false;
  private wanted: EpochMilliseconds | undefined;

  constructor(send: (atMs: EpochMilliseconds, seek: number) => void) {
    this.send = send;
  }

  /** The number of the last seek that was sent. */
  get last(): number {
    return this.number;
  }

  want(atMs: EpochMilliseconds): void {
    if (this.isUnderway) {
      this.wanted = atMs;
    } else {
      this.isUnderway = true;
      this.wanted = undefined;
      this.send(atMs, ++this.number);
    }
  }

  /**
   * The stage has told where it is.
   * @param seek the last seek that it told this after
   * @returns whether that is where the user wants to be
   */
  arrived(seek: number): boolean {
    if (seek !== this.number) {
      return false;
    }
    this.isUnderway = false;
    if (this.wanted !== undefined) {
      this.want(this.wanted);
      return false;
    }
    return true;
  }

  /** Another window begins, at a moment of its own. */
  forget(): void {
    this.wanted = undefined;
  }

  /** A new stage knows of no seek. */
  reset(): void {
    this.number = 0;
    this.isUnderway = false;
    this.wanted = undefined;
  }
}
