import type { WindowSummary } from '../../shared/model/session.ts';
import type { WindowIndex } from '../../shared/model/window-index.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import { api, settle } from '../api.ts';
import { joinFacts, type HeldFindings, type WindowFacts } from './window-facts.ts';

/** Keeps what is known of the window that is shown, while the deep index and the stage learn more of it. */
export class FactsKeeper {
  private readonly sessionId: string;
  private readonly tell: (facts: WindowFacts) => void;
  private readonly stopListening: () => void;
  private window: WindowSummary | undefined;
  private index: WindowIndex | undefined;
  private held: HeldFindings | undefined;
  private threshold: Milliseconds;
  private isReading = false;
  private isStale = false;

  constructor(sessionId: string, threshold: Milliseconds, tell: (facts: WindowFacts) => void) {
    this.sessionId = sessionId;
    this.threshold = threshold;
    this.tell = tell;
    this.stopListening = api.on('windowIndexed', (event) => {
      if (event.sessionId === sessionId && event.windowNumber === this.window?.number) {
        void this.readIndex();
      }
    });
  }

  /** Another window is shown. */
  watch(window: WindowSummary): void {
    this.window = window;
    this.index = undefined;
    this.held = undefined;
    void this.readIndex();
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

  /** One reading at a time: the index may tell of news faster than they can be read. */
  private async readIndex(): Promise<void> {
    if (this.isReading) {
      this.isStale = true;
      return;
    }
    this.isReading = true;
    do {
      this.isStale = false;
      const { window } = this;
      if (window) {
        const index = await settle(
          api.readWindowIndex({ sessionId: this.sessionId, windowNumber: window.number }),
        );
        // Without an index, playing is as it was.
        if (index.ok && window === this.window) {
          this.index = index.value;
          this.join();
        }
      }
    } while (this.needsReading);
    this.isReading = false;
  }

  /** Asked anew after every reading. */
  private get needsReading(): boolean {
    return this.isStale;
  }

  private join(): void {
    if (this.window) {
      this.tell(joinFacts(this.window, this.index, this.held, this.threshold));
    }
  }
}
