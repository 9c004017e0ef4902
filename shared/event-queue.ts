/** Handles events one after another; those that come meanwhile wait their turn. */
export class EventQueue<Event> {
  private readonly handle: (event: Event) => void;
  private readonly waiting: Event[] = [];
  private isBusy = false;

  constructor(handle: (event: Event) => void) {
    this.handle = handle;
  }

  push(event: Event): void {
    this.waiting.push(event);
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    try {
      for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
        this.handle(next);
      }
    } finally {
      this.isBusy = false;
    }
  }
}
