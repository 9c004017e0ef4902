/** Tells how far it is on one line of the terminal, apart from what is printed as the result. */
export class Progress {
  private readonly what: string;
  private readonly total: number;
  private done = 0;

  constructor(what: string, total: number) {
    this.what = what;
    this.total = total;
  }

  step(): void {
    this.done++;
    process.stderr.write(
      `\r${this.what}: ${this.done} of ${this.total}${this.done === this.total ? '\n' : ''}`,
    );
  }
}
