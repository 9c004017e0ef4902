import type { WindowSummary } from '../../../shared/model/session.ts';
import type { WindowIndex } from '../../../shared/model/window-index.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { joinFacts, type HeldFindings, type WindowFacts } from './window-facts.ts';
import type { WindowIndexes } from './window-indexes.ts';

/** Keeps what is known of the window that is shown, while the deep index and the stage learn more of it. */
export class FactsKeeper {
  private readonly indexes: WindowIndexes;
  private readonly tell: (facts: WindowFacts, window: WindowSummary) => void;
  private readonly stopListening: () => void;
  private window: WindowSummary | undefined;
  private index: WindowIndex | undefined;
  private held: HeldFindings | undefined;
  private threshold: Milliseconds;

  constructor(indexes: WindowIndexes, threshold: Milliseconds, tell: FactsKeeper['tell']) {
    this.indexes = indexes;
    this.threshold = threshold;
    this.tell = tell;
    this.stopListening = indexes.known.subscribe(() => this.takeIndex());
  }

  /** Another window is shown. */
  watch(window: WindowSummary): void {
    this.window = window;
    this.index = undefined;
    this.held = undefined;
    this.takeIndex();
    void this.indexes.read(window.number);
  }

  hold(held: HeldFindings): void {
    this.held = held;
    if (this.index?.share !== 1) {
      this.join();
    }
  }

  setThreshold(threshold: Milliseconds): void {
    this.threshold = threshold;
    this.join();
  }

  close(): void {
    this.stopListening();
    this.window = undefined;
  }

  private takeIndex(): void {
    const index = this.window && this.indexes.get(this.window.number);
    if (index !== this.index) {
      this.index = index;
      this.join();
    }
  }

  private join(): void {
    if (this.window) {
      this.tell(joinFacts(this.window, this.index, this.held, this.threshold), this.window);
    }
  }
}
