/**
 * Keeps what the user wants to see in order. There is one jump at a time; of the moments that a pointer runs over
 * meanwhile only the last one counts, and it waits its turn, so that the page follows the pointer. For any other wish
 * what is under way for another moment is given up.
 */
export class Wishes<Wish> {
  private readonly begin: (wish: Wish, jump: number) => void;
  private number = 0;
  private isUnderway = false;
  private waiting: { readonly wish: Wish } | undefined;

  constructor(begin: (wish: Wish, jump: number) => void) {
    this.begin = begin;
  }

  /** The number of the last jump that was begun. */
  get last(): number {
    return this.number;
  }

  get isBusy(): boolean {
    return this.isUnderway;
  }

  /** Whether another wish follows the one that is under way. */
  get hasNext(): boolean {
    return this.waiting !== undefined;
  }

  /** @param waits for the one that is under way */
  want(wish: Wish, waits: boolean): void {
    if (waits && this.isUnderway) {
      this.waiting = { wish };
      return;
    }
    this.waiting = undefined;
    this.isUnderway = true;
    this.begin(wish, ++this.number);
  }

  /**
   * The stage has told where it is.
   * @param jump the last jump that it told this after
   * @returns whether that is where the user wants to be
   */
  arrived(jump: number): boolean {
    if (jump !== this.number) {
      return false;
    }
    const { waiting } = this;
    this.isUnderway = false;
    this.waiting = undefined;
    if (waiting) {
      this.want(waiting.wish, false);
      return false;
    }
    return true;
  }

  /** Whatever the stage tells from now on is of no interest. */
  abandon(): void {
    this.number++;
    this.isUnderway = true;
    this.waiting = undefined;
  }

  /** Nothing is wanted of a stage that is gone; the next one knows of no jump. */
  reset(): void {
    this.number = 0;
    this.isUnderway = false;
    this.waiting = undefined;
  }
}
