import type { AppEvents } from '../../../shared/contract/contract.ts';
import type { WindowIndex } from '../../../shared/model/window-index.ts';
import type { Result } from '../../../shared/result.ts';
import { createStore } from '../../ui/store.ts';

/** Where the indexes of a session's windows come from. */
export interface IndexSource {
  readIndex(windowNumber: number): Promise<Result<WindowIndex>>;
  /** Of this session. @returns a function that ends the subscription */
  onIndexed(listener: (event: AppEvents['windowIndexed']) => void): () => void;
}

interface Reading {
  readonly finished: Promise<void>;
  /** The index has changed since it began. */
  isStale: boolean;
}

/** What the deep index knows of the windows of a session: read once for all who ask, and again when it knows more. */
export class WindowIndexes {
  /** By number; those that were asked for and could be read. */
  readonly known = createStore<ReadonlyMap<number, WindowIndex>>(new Map());
  private readonly source: IndexSource;
  private readonly stopListening: () => void;
  private readonly underway = new Map<number, Reading>();
  private readonly wanted = new Set<number>();
  private isClosed = false;

  constructor(source: IndexSource) {
    this.source = source;
    this.stopListening = source.onIndexed(({ windowNumber }) => this.refresh(windowNumber));
  }

  get(windowNumber: number): WindowIndex | undefined {
    return this.known.get().get(windowNumber);
  }

  /** Resolves when a window's index has been read, or could not be: playing does without it. */
  async read(windowNumber: number): Promise<void> {
    this.wanted.add(windowNumber);
    if (!this.known.get().has(windowNumber)) {
      await (this.underway.get(windowNumber) ?? this.begin(windowNumber)).finished;
    }
  }

  close(): void {
    this.isClosed = true;
    this.stopListening();
  }

  /** One reading at a time: the index may change faster than it can be read. */
  private refresh(windowNumber: number): void {
    const reading = this.underway.get(windowNumber);
    if (reading) {
      reading.isStale = true;
    } else if (this.wanted.has(windowNumber)) {
      this.begin(windowNumber);
    }
  }

  private begin(windowNumber: number): Reading {
    const reading = { isStale: false, finished: this.load(windowNumber) };
    this.underway.set(windowNumber, reading);
    return reading;
  }

  private async load(windowNumber: number): Promise<void> {
    const index = await this.source.readIndex(windowNumber);
    const isStale = this.underway.get(windowNumber)?.isStale === true;
    this.underway.delete(windowNumber);
    if (this.isClosed) {
      return;
    }
    if (index.ok) {
      this.known.update((known) => new Map(known).set(windowNumber, index.value));
    }
    if (isStale) {
      await this.begin(windowNumber).finished;
    }
  }
}
