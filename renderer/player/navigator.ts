import type { WindowSummary } from '../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../shared/model/units.ts';
import type { FromStage, StageScale, StretchBeginning, StretchContent } from '../stage/protocol.ts';
import { HeldStretch } from './held-stretch.ts';
import type { StageLink } from './stage-link.ts';
import { findStretch, readOn } from './stretch-reader.ts';
import { Wishes } from './wishes.ts';

/** While it plays, the stage is further than it has told last. */
const PLAYING_MARGIN: Milliseconds = 500;

/** A moment that someone wants to see. */
export interface Wish {
  readonly window: WindowSummary;
  readonly atMs: EpochMilliseconds;
  /** `event`: the last moment at which something was recorded, up to the one that is given. */
  readonly lands?: 'event';
  /** `atOnce` where nothing is said. */
  readonly haste?: Haste;
}

/**
 * `atOnce`: what is under way for another moment is given up. `inTurn`: one of many by a key that is held down; what
 * is under way is shown first, and only the last of those that wait. `passing`: the same for a pointer that is
 * dragged, and nothing plays meanwhile.
 */
export type Haste = 'atOnce' | 'inTurn' | 'passing';

export interface NavigatorListener {
  /** The stage shows this moment, and it is the one that is wanted; `isPassing`: not for long. */
  moved(atMs: EpochMilliseconds, isPassing: boolean): void;
  /** How much of what is needed has been read, 0 to 1. */
  loaded(share: number): void;
  /** Playing waits for events, or goes on. */
  ranDry(isDry: boolean): void;
  /** Playing came to the end of the window. */
  finished(): void;
  /** Another stretch is shown, or it holds more. */
  holds(content: StretchContent, isWhole: boolean): void;
  failed(problem: string): void;
}

export interface NavigatorSettings {
  readonly play: boolean;
  readonly speed: number;
  readonly scale: StageScale;
}

/** Has the stage show moments of a session: reads the stretches that they need, and reads ahead while it plays. */
export class Navigator {
  private readonly sessionId: string;
  private readonly settings: () => NavigatorSettings;
  private readonly listener: NavigatorListener;
  private readonly wishes = new Wishes<Wish>((wish, jump) => this.jump(wish, jump));
  private link: StageLink | undefined;
  private shown: HeldStretch | undefined;
  /** What is being prepared; `held` as soon as it is known what to read for it. */
  private preparing: { held?: HeldStretch } | undefined;
  private extending: object | undefined;
  private wish: Wish | undefined;
  private stretches = 0;
  /** Steps that are wanted and have not been asked for. */
  private steps = 0;

  constructor(sessionId: string, settings: () => NavigatorSettings, listener: NavigatorListener) {
    this.sessionId = sessionId;
    this.settings = settings;
    this.listener = listener;
  }

  connect(link: StageLink): void {
    this.disconnect();
    this.link = link;
  }

  disconnect(): void {
    this.link = undefined;
    this.preparing = undefined;
    this.extending = undefined;
    this.shown = undefined;
    this.steps = 0;
    this.wishes.reset();
  }

  /** Whether nothing else has been wanted since. */
  isCurrent(jump: number): boolean {
    return jump === this.wishes.last;
  }

  go(wish: Wish): void {
    this.steps = 0;
    const { window, atMs, haste = 'atOnce' } = wish;
    const isUnderway = this.wish?.window === window && this.wish.atMs === atMs && this.wishes.isBusy;
    if (isUnderway && !this.wishes.hasNext && haste !== 'passing') {
      // The pointer was let go where it was.
      this.wish = wish;
    } else {
      this.wishes.want(wish, haste !== 'atOnce');
    }
  }

  /** Nothing is to be shown. */
  leave(): void {
    this.preparing = undefined;
    this.wish = undefined;
    this.wishes.abandon();
    this.pause();
  }

  play(): void {
    this.link?.send({ kind: 'play' });
  }

  pause(): void {
    this.link?.send({ kind: 'pause' });
  }

  /** Goes so many recorded moments forward or back. */
  step(by: number): void {
    this.steps += by;
    if (!this.wishes.isBusy) {
      this.findStep();
    }
  }

  /** @param jump the last jump that the stage had heard of */
  hear(jump: number, message: FromStage): void {
    if (message.kind === 'shown') {
      this.noteShown(message.stretch);
    } else if (message.kind === 'holds') {
      this.noteContent(message);
    } else if (jump === this.wishes.last) {
      this.hearCurrent(jump, message);
    }
  }

  private hearCurrent(jump: number, message: FromStage): void {
    switch (message.kind) {
      case 'moved':
        return this.noteMoment(jump, message.atMs);
      case 'ranDry':
        this.listener.ranDry(true);
        return this.readAhead(true);
      case 'finished':
        return this.listener.finished();
      case 'passed':
        if (this.wish && this.wishes.isBusy) {
          void this.prepare(this.wish, 'jump', jump);
        }
        return;
      case 'stepFound':
        void this.takeStep(message.by, message.atMs);
        return;
      case 'failed':
        return this.fail(message.message);
      default:
    }
  }

  private noteShown(stretch: number): void {
    const held = this.preparing?.held;
    if (held?.number === stretch) {
      this.shown = held;
      this.preparing = undefined;
      this.extending = undefined;
    }
  }

  private noteContent(content: StretchContent): void {
    const { shown } = this;
    if (shown?.number === content.stretch) {
      shown.noteContent(content);
      this.listener.holds(content, shown.isFirst && shown.next === null);
    }
  }

  private noteMoment(jump: number, atMs: EpochMilliseconds): void {
    if (this.shown) {
      this.shown.atMs = atMs;
    }
    const wasUnderway = this.wishes.isBusy;
    if (!this.wishes.arrived(jump)) {
      return;
    }
    const isPassing = this.wish?.haste === 'passing';
    if (wasUnderway && this.settings().play && !isPassing) {
      this.play();
    }
    this.listener.moved(atMs, isPassing);
    if (this.steps !== 0) {
      this.findStep();
    } else if (this.settings().play) {
      this.readAhead(false);
    }
  }

  private jump(wish: Wish, jump: number): void {
    const { shown } = this;
    const { play, speed } = this.settings();
    const isSameWindow = shown?.window === wish.window;
    this.wish = wish;
    if (wish.haste === 'passing') {
      this.pause();
    }
    if (isSameWindow && !wish.lands && shown.reaches(wish.atMs, play ? PLAYING_MARGIN * speed : 0)) {
      this.preparing = undefined;
      this.link?.send({ kind: 'seek', atMs: wish.atMs, jump });
    } else {
      void this.prepare(wish, isSameWindow ? 'jump' : 'window', jump);
    }
  }

  /** Has the stage prepare a stretch that holds the moment, and show it. */
  private async prepare(wish: Wish, reason: StretchBeginning['reason'], jump: number): Promise<void> {
    const { window, atMs } = wish;
    const number = ++this.stretches;
    this.link?.send({ kind: 'begin', stretch: number, jump, reason });
    const preparing: Navigator['preparing'] = (this.preparing = {});
    const stretch = await findStretch(this.sessionId, window, atMs);
    if (this.preparing === preparing) {
      if (stretch.ok) {
        const { from, toChunk } = stretch.value;
        await this.fill(new HeldStretch(number, window, from, atMs), toChunk, wish.lands);
      } else {
        this.fail(stretch.error.message);
      }
    }
  }

  /** Reads all of a stretch that is being prepared, and has it shown. */
  private async fill(held: HeldStretch, toChunk: number, lands: Wish['lands']): Promise<void> {
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
      const { number: stretch, atMs } = held;
      const settings = this.settings();
      const play = settings.play && this.wish?.haste !== 'passing';
      link.send({ kind: 'start', stretch, atMs, lands: lands ?? 'moment', ...settings, play });
    } else {
      this.fail(outcome.error.message);
    }
  }

  /** Reads further than what is played. @param isDry there is nothing left to play */
  private readAhead(isDry: boolean): void {
    const { shown } = this;
    const isFree = !this.extending && !this.preparing && !this.wishes.isBusy;
    if (shown?.next && isFree && (isDry || shown.needsMore(this.settings().speed))) {
      void (shown.isFull ? this.replace(shown) : this.extend(shown));
    }
  }

  /** Reads the next chunk. */
  private async extend(shown: HeldStretch): Promise<void> {
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
  private async replace(shown: HeldStretch): Promise<void> {
    const extending = (this.extending = {});
    const { window, atMs } = shown;
    const stretch = await findStretch(this.sessionId, window, atMs);
    if (this.extending !== extending || this.preparing) {
      return;
    }
    this.extending = undefined;
    if (stretch.ok && shown.isOutgrownBy(stretch.value)) {
      const { from, toChunk } = stretch.value;
      const number = ++this.stretches;
      this.link?.send({ kind: 'begin', stretch: number, jump: this.wishes.last, reason: 'swap' });
      const held = new HeldStretch(number, window, from, atMs);
      await this.fill(held, Math.max(toChunk, shown.lastChunk + 1), undefined);
    } else {
      await this.extend(shown);
    }
  }

  private findStep(): void {
    const by = this.steps;
    this.steps = 0;
    this.link?.send({ kind: 'findStep', by });
  }

  /** Goes to where a step leads; beyond what is held, further chunks tell. */
  private async takeStep(by: number, atMs: EpochMilliseconds | null): Promise<void> {
    const { shown } = this;
    if (!shown || this.wishes.isBusy) {
      return;
    }
    const { window } = shown;
    if (atMs !== null) {
      this.wishes.want({ window, atMs }, false);
    } else if (by < 0 && !shown.isFirst && shown.firstMs !== null) {
      // A thousandth is less than any clock tells apart.
      const justBefore = shown.firstMs - 0.001;
      this.wishes.want({ window, atMs: justBefore, lands: 'event' }, false);
    } else if (by > 0 && shown.next) {
      await this.extend(shown);
      this.link?.send({ kind: 'findStep', by });
    }
  }

  private fail(problem: string): void {
    this.preparing = undefined;
    this.extending = undefined;
    this.wish = undefined;
    this.listener.failed(problem);
  }
}
