import type { WindowSummary } from '../../../shared/model/session.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import type { StageScale, StartOptions, SliceBeginning, SliceContent } from '../../stage/protocol.ts';
import { HeldSlice } from './held-slice.ts';
import type { StageLink } from './stage-link.ts';
import { giveAssets } from './stage-assets.ts';
import { findSlice, readOn } from './slice-reader.ts';

/** How the stage is to show what it gets. */
export interface ShowSettings {
  readonly play: boolean;
  readonly speed: number;
  readonly scale: StageScale;
}

export interface LoaderListener {
  /** How much of what is needed has been read, 0 to 1. */
  loaded(share: number): void;
  failed(problem: string): void;
}

/** A moment that the stage is to show next. */
export interface Moment {
  readonly window: WindowSummary;
  readonly atMs: EpochMilliseconds;
  readonly lands: StartOptions['lands'];
  readonly reason: SliceBeginning['reason'];
  readonly jump: number;
}

/** Gives the stage what it needs: a slice for a moment, and what comes next while it plays. */
export class SliceLoader {
  private readonly sessionId: string;
  private readonly settings: () => ShowSettings;
  private readonly listener: LoaderListener;
  private link: StageLink | undefined;
  /** What the stage shows. */
  shown: HeldSlice | undefined;
  /** What is being prepared; `held` as soon as it is known what to read for it. */
  private preparing: { held?: HeldSlice } | undefined;
  private extending: object | undefined;
  private slices = 0;

  constructor(sessionId: string, settings: () => ShowSettings, listener: LoaderListener) {
    this.sessionId = sessionId;
    this.settings = settings;
    this.listener = listener;
  }

  connect(link: StageLink | undefined): void {
    this.giveUp();
    this.extending = undefined;
    this.shown = undefined;
    this.link = link;
  }

  /** What is being prepared is not wanted any more. */
  giveUp(): void {
    this.preparing = undefined;
  }

  noteShown(slice: number): void {
    const held = this.preparing?.held;
    if (held?.number === slice) {
      this.shown = held;
      this.preparing = undefined;
      this.extending = undefined;
    }
  }

  /** @returns what it is about, if that is shown */
  noteContent(content: SliceContent): HeldSlice | undefined {
    const shown = this.shown?.number === content.slice ? this.shown : undefined;
    shown?.noteContent(content);
    return shown;
  }

  /** Has the stage prepare a slice that holds the moment, and show it. */
  async prepare({ window, atMs, lands, reason, jump }: Moment): Promise<void> {
    const number = ++this.slices;
    this.link?.send({ kind: 'begin', slice: number, jump, reason });
    const preparing: SliceLoader['preparing'] = (this.preparing = {});
    const [slice] = await Promise.all([findSlice(this.sessionId, window, atMs), giveAssets(this.link)]);
    if (this.preparing === preparing) {
      if (slice.ok) {
        const { from, toChunk } = slice.value;
        await this.fill(new HeldSlice(number, window, from, atMs), toChunk, lands);
      } else {
        this.fail(slice.error.message);
      }
    }
  }

  /** Reads further than what is played, if need be. @param isDry there is nothing left to play */
  readAhead(isDry: boolean, jump: number): void {
    const { shown } = this;
    const isFree = !this.extending && !this.preparing;
    if (shown?.next && isFree && (isDry || shown.needsMore(this.settings().speed))) {
      void (shown.isFull ? this.replace(shown, jump) : this.extend(shown));
    }
  }

  /** Reads the next chunk. */
  async extend(shown: HeldSlice): Promise<void> {
    const { link, sessionId } = this;
    if (!link || !shown.next) {
      return;
    }
    const extending = (this.extending = {});
    const isWanted = (): boolean => this.extending === extending;
    const outcome = await readOn({ sessionId, held: shown, toChunk: shown.next.chunk, link, isWanted });
    if (isWanted()) {
      this.extending = undefined;
      if (!outcome.ok) {
        this.fail(outcome.error.message);
      }
    }
  }

  /** Goes on with a new player instead of an ever larger one, if there is a later place to begin. */
  private async replace(shown: HeldSlice, jump: number): Promise<void> {
    const extending = (this.extending = {});
    const { window, atMs } = shown;
    const slice = await findSlice(this.sessionId, window, atMs);
    if (this.extending !== extending || this.preparing) {
      return;
    }
    this.extending = undefined;
    if (slice.ok && shown.isOutgrownBy(slice.value)) {
      const { from, toChunk } = slice.value;
      const number = ++this.slices;
      this.link?.send({ kind: 'begin', slice: number, jump, reason: 'swap' });
      const held = new HeldSlice(number, window, from, atMs);
      await this.fill(held, Math.max(toChunk, shown.lastChunk + 1), 'moment');
    } else {
      await this.extend(shown);
    }
  }

  /** Reads all of a slice that is being prepared, and has it shown. */
  private async fill(held: HeldSlice, toChunk: number, lands: Moment['lands']): Promise<void> {
    const { link, sessionId } = this;
    if (!link) {
      return;
    }
    const preparing = (this.preparing = { held });
    const isWanted = (): boolean => this.preparing === preparing;
    const onProgress = (share: number): void => this.listener.loaded(share);
    const outcome = await readOn({ sessionId, held, toChunk, link, isWanted, onProgress });
    if (!isWanted()) {
      return;
    }
    if (outcome.ok) {
      link.send({ kind: 'start', slice: held.number, atMs: held.atMs, lands, ...this.settings() });
    } else {
      this.fail(outcome.error.message);
    }
  }

  private fail(problem: string): void {
    this.giveUp();
    this.extending = undefined;
    this.listener.failed(problem);
  }
}
