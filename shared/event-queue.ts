/** Works events off one after another: those that come while one is worked off wait for their turn. */
export class EventQueue<Event> {
  private readonly work: (event: Event) => void;
  private readonly waiting: Event[] = [];
  private isBusy = false;

  constructor(work: (event: Event) => void) {
    this.work = work;
  }

  push(event: Event): void {
    this.waiting.push(event);
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    try {
      for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
        this.work(next);
      }
    } finally {
      this.isBusy = false;
    }
  }
}
