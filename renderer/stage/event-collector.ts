import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { isReplayEvent } from '../../shared/replay/parse-events.ts';

/** Without one of these words, no rule of a page lets anything move. */
const MOVES = /animation|transition/i;

/** Puts a window's events together from the batches they come in. */
export class EventCollector {
  private readonly decoder = new TextDecoder();
  /** The parts of a chunk that is larger than a batch. */
  private parts: string[] = [];
  readonly events: ReplayEvent[] = [];
  /** Whether a rule in what has come may let something move. */
  canMove = false;

  /** @param isTorn the last chunk goes on in the next batch */
  add(chunks: readonly ArrayBuffer[], isTorn: boolean): void {
    chunks.forEach((chunk, at) => {
      const isPart = isTorn && at === chunks.length - 1;
      this.parts.push(this.decoder.decode(chunk, { stream: isPart }));
      if (!isPart) {
        this.collect(this.parts.splice(0).join(''));
      }
    });
  }

  private collect(json: string): void {
    this.canMove ||= MOVES.test(json);
    const parsed: unknown = JSON.parse(json);
    if (Array.isArray(parsed)) {
      parsed.filter(isReplayEvent).forEach((event) => this.events.push(event));
    }
  }
}
