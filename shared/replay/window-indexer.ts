import type { AssetResolver } from '../assets/asset-table.ts';
import { EventCorrector } from '../correct/event-corrector.ts';
import { EventType, IncrementalSource, isPlainObject, type ReplayEvent } from '../model/replay-event.ts';
import type { Bytes, EpochMilliseconds } from '../model/units.ts';
import { isCheckpointDue } from './checkpoint-policy.ts';
import { DocumentState } from './document/document-state.ts';
import type { ClickOptions } from './items/click-watcher.ts';
import type { FoundItem } from './items/found-item.ts';
import { isFocus } from './recorded-focus.ts';
import { ItemCollector } from './items/item-collector.ts';
import { OutwardLinks } from './items/outward-links.ts';
import { FindingsCollector, type WindowFindings } from './window-findings.ts';

/** A chunk as it is stored. */
export interface StoredChunk {
  readonly number: number;
  readonly startsWithFullSnapshot: boolean;
  readonly jsonBytes: Bytes;
}

/** What indexing a run of chunks produced. */
export interface WindowPiece {
  readonly firstChunk: number;
  readonly nextChunk: number;
  readonly findings: WindowFindings;
  /** Of clicks and inputs at its very end, some come with the next piece. */
  readonly items: readonly FoundItem[];
  /** A JSON array of events that stand for everything before `nextChunk`; null where no document has begun. */
  readonly checkpointJson: string | null;
  /** What was corrected or left out for playing. */
  readonly corrections: number;
  /** Links that open another window or a download, which a checkpoint does not tell from others. */
  readonly outwardIds: readonly number[];
}

/** Where indexing continues. */
export interface IndexPlace {
  readonly windowNumber: number;
  /** That of the window's first event where it is left out. */
  readonly sessionStartedAtMs?: EpochMilliseconds;
  /** The first chunk that will be read. */
  readonly firstChunk: number;
  /** Stands for the chunks before it. */
  readonly checkpoint: readonly ReplayEvent[];
  readonly outwardIds: readonly number[];
  readonly clicks?: ClickOptions;
}

/**
 * Reads a window's chunks in order, and ends a piece where a checkpoint is worth it: when applying what came since
 * the last one costs more than building the document anew, or where the recording has a full snapshot of its own.
 */
export class WindowIndexer {
  private readonly state = new DocumentState();
  private readonly corrector = new EventCorrector();
  private readonly outward: OutwardLinks;
  private readonly windowNumber: number;
  private readonly resolve: AssetResolver | undefined;
  private readonly items: ItemCollector;
  private collector: FindingsCollector;
  private firstChunk: number;
  private sinceEvents = 0;
  private sinceBytes: Bytes = 0;
  private lastMs = 0;
  private toldCorrections = 0;

  /** @param resolve finds imported assets */
  constructor(place: IndexPlace, resolve?: AssetResolver) {
    const { windowNumber, firstChunk, outwardIds } = place;
    const checkpoint = this.corrector.correct(place.checkpoint);
    this.windowNumber = windowNumber;
    this.resolve = resolve;
    this.firstChunk = firstChunk;
    this.outward = new OutwardLinks(outwardIds);
    this.collector = new FindingsCollector(checkpoint, resolve);
    checkpoint.forEach((event) => this.state.apply(event));
    this.items = new ItemCollector(this.state, this.outward, place.sessionStartedAtMs, place.clicks);
    this.takeCorrections();
  }

  /** The piece that ends before this chunk, if one does. Must be asked before the chunk is read. */
  endBefore(chunk: StoredChunk): WindowPiece | undefined {
    const isWorthIt =
      this.sinceBytes > 0 && (chunk.startsWithFullSnapshot || this.isDue(chunk.number > this.firstChunk));
    return isWorthIt ? this.endPiece(chunk) : undefined;
  }

  /** @param events of the chunk; they are corrected and made harmless in place */
  read(chunk: StoredChunk, events: readonly ReplayEvent[]): void {
    const playable = this.corrector.correct(events);
    const isPlayable = playable.length === events.length ? undefined : new Set(playable);
    playable.forEach((event) => this.outward.read(event));
    this.collector.read(playable);
    const { windowNumber } = this;
    events.forEach((event, at) => {
      if (isPlayable?.has(event) ?? true) {
        this.items.read(event, { windowNumber, chunk: chunk.number, event: at, part: 0 });
      }
    });
    this.sinceEvents += events.length;
    this.sinceBytes += chunk.jsonBytes;
    this.lastMs = events.at(-1)?.timestamp ?? this.lastMs;
  }

  /** The last piece; nothing comes after it, so it needs no checkpoint. */
  finish(chunks: number): WindowPiece {
    const { firstChunk, collector } = this;
    const items = this.items.finish();
    const { findings } = collector;
    const corrections = this.takeCorrections();
    return {
      firstChunk,
      nextChunk: chunks,
      findings,
      items,
      checkpointJson: null,
      corrections,
      outwardIds: [],
    };
  }

  /** How many there were since the last piece. */
  private takeCorrections(): number {
    const all = this.corrector.count + this.state.refusals;
    const corrections = all - this.toldCorrections;
    this.toldCorrections = all;
    return corrections;
  }

  private isDue(hasRead: boolean): boolean {
    const { sinceBytes, sinceEvents, state } = this;
    return hasRead && isCheckpointDue({ sinceBytes, sinceEvents, bytes: state.bytes, nodes: state.nodes });
  }

  /** The piece that ends before this chunk, whether it is worth it or not. */
  endPiece({ number, startsWithFullSnapshot }: StoredChunk): WindowPiece {
    const whole = this.state.toEvents(this.lastMs);
    const checkpoint = startsWithFullSnapshot ? whole?.filter(outlivesSnapshot) : whole;
    const checkpointJson = checkpoint ? JSON.stringify(checkpoint) : null;
    const piece = {
      firstChunk: this.firstChunk,
      nextChunk: number,
      findings: this.collector.findings,
      items: this.items.take(),
      checkpointJson,
      corrections: this.takeCorrections(),
      outwardIds: this.outward.list,
    };
    this.firstChunk = number;
    this.sinceEvents = 0;
    this.sinceBytes = 0;
    this.collector = new FindingsCollector(whole ?? [], this.resolve);
    return piece;
  }
}

/** What a full snapshot does not replace. */
const OUTLIVING_SOURCES: readonly unknown[] = [
  IncrementalSource.mouseMove,
  IncrementalSource.touchMove,
  IncrementalSource.font,
];

function outlivesSnapshot({ type, data }: ReplayEvent): boolean {
  const outlives = isPlainObject(data) && (OUTLIVING_SOURCES.includes(data['source']) || isFocus(data));
  return type === EventType.meta || outlives;
}
