import type { eventWithTime } from '@rrweb/types';
import type { AssetResolver } from '../../shared/assets/asset-table.ts';
import { EventCorrector } from '../../shared/correct/event-corrector.ts';
import { hasNodeTree, type ReplayEvent } from '../../shared/model/replay-event.ts';
import type { EpochMilliseconds } from '../../shared/model/units.ts';
import { urlOf } from '../../shared/replay/url-track.ts';
import { FindingsCollector, joinFindings, type WindowFindings } from '../../shared/replay/window-findings.ts';
import { EventSanitiser } from '../../shared/sanitise/sanitise-events.ts';
import { EventCollector } from './event-collector.ts';
import { PlayableEvents, spanOf } from './playable-events.ts';
import type { StageEvents, SliceContent } from './protocol.ts';

/** Events that a player has not got yet. */
export interface NewEvents {
  /** Harmless, and as rrweb can take them. */
  readonly playable: eventWithTime[];
  /** When something was recorded, in order. */
  readonly times: readonly EpochMilliseconds[];
  readonly isLast: boolean;
  /** The first page is one that came then; that of a checkpoint had been there before. */
  readonly isPageRecorded: boolean;
  /** Whether a rule in what has come so far may let something move. */
  readonly canMove: boolean;
}

/** The events of one slice, from the batches they come in to what a player gets. */
export class SliceEvents {
  readonly slice: number;
  private readonly resolve: AssetResolver;
  private collector = new EventCollector();
  private readonly corrector = new EventCorrector();
  private readonly playable = new PlayableEvents();
  private readonly checkpoint: ReplayEvent[] = [];
  private collected: FindingsCollector | undefined;
  private before: WindowFindings[] = [];
  private isLast = false;
  private added = 0;
  private taken = 0;
  private firstMs: EpochMilliseconds | null = null;
  private untilMs: EpochMilliseconds | null = null;

  /** @param resolve finds imported assets */
  constructor(slice: number, resolve: AssetResolver) {
    this.slice = slice;
    this.resolve = resolve;
  }

  add({ chunks, isTorn, isCheckpoint, isLast }: StageEvents): void {
    this.collector.add(chunks, isTorn);
    if (isCheckpoint) {
      this.checkpoint.push(...this.collector.events.splice(0));
    }
    this.isLast = isLast;
    this.added++;
  }

  /** What has come since this was asked for the last time. */
  take(): NewEvents {
    const { isLast } = this;
    const checkpoint = this.corrector.correct(this.checkpoint.splice(0));
    this.taken = this.added;
    const stored = this.collector.events.splice(0);
    const times = stored.map(({ timestamp }) => timestamp);
    const recorded = this.corrector.correct(stored);
    this.firstMs ??= times[0] ?? null;
    this.untilMs = times.at(-1) ?? this.untilMs;
    this.makeHarmless(checkpoint, recorded);
    const events = checkpoint.length > 0 ? [...checkpoint, ...recorded] : recorded;
    const span = spanOf([...checkpoint.slice(0, 1), ...stored]);
    const isPageRecorded = !checkpoint.some(hasNodeTree);
    const { canMove } = this.collector;
    return { playable: this.playable.take(events, isLast, span), times, isLast, isPageRecorded, canMove };
  }

  get content(): SliceContent {
    const { slice, taken: batches, firstMs, untilMs } = this;
    const findings = joinFindings([...this.before, ...(this.collected ? [this.collected.findings] : [])]);
    return { slice, batches, firstMs, untilMs, findings };
  }

  /** A checkpoint is harmless already where it is our own; the library may be a stranger's. */
  private makeHarmless(checkpoint: ReplayEvent[], recorded: ReplayEvent[]): void {
    if (checkpoint.length > 0) {
      const sanitiser = new EventSanitiser(this.resolve);
      sanitiser.sanitise(checkpoint);
      const urls = checkpoint.flatMap((event) => {
        const url = urlOf(event);
        return url === undefined ? [] : [{ atMs: event.timestamp, url }];
      });
      this.before.push({ urls, viewports: [], active: [], missing: sanitiser.missing });
    }
    this.collected ??= new FindingsCollector(checkpoint, this.resolve);
    this.collected.read(recorded);
  }
}
