import type { WindowSummary } from '../../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import type { FromStage, SliceContent } from '../../stage/protocol.ts';
import type { StageLink } from './stage-link.ts';
import { SliceLoader, type Moment, type ShowSettings } from './slice-loader.ts';
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
  /** Another slice is shown, or it holds more. */
  holds(content: SliceContent, isWhole: boolean): void;
  failed(problem: string): void;
}

/** Takes the stage to the moments of a session that are wanted, one after another. */
export class Navigator {
  private readonly settings: () => ShowSettings;
  private readonly listener: NavigatorListener;
  private readonly wishes = new Wishes<Wish>((wish, jump) => this.jump(wish, jump));
  private readonly loader: SliceLoader;
  private link: StageLink | undefined;
  private wish: Wish | undefined;
  /** Steps that are wanted and have not been asked for. */
  private steps = 0;

  constructor(sessionId: string, settings: () => ShowSettings, listener: NavigatorListener) {
    this.settings = settings;
    this.listener = listener;
    this.loader = new SliceLoader(sessionId, () => this.showSettings, {
      loaded: (share) => listener.loaded(share),
      failed: (problem) => this.fail(problem),
    });
  }

  connect(link: StageLink): void {
    this.disconnect();
    this.link = link;
    this.loader.connect(link);
  }

  disconnect(): void {
    this.link = undefined;
    this.loader.connect(undefined);
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
    this.loader.giveUp();
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
      this.loader.noteShown(message.slice);
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
          this.prepare(this.wish, 'jump', jump);
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

  private noteContent(content: SliceContent): void {
    const held = this.loader.noteContent(content);
    if (held) {
      this.listener.holds(content, held.isFirst && held.next === null);
    }
  }

  private noteMoment(jump: number, atMs: EpochMilliseconds): void {
    const { shown } = this.loader;
    if (shown) {
      shown.atMs = atMs;
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
    const { shown } = this.loader;
    const { play, speed } = this.settings();
    const isSameWindow = shown?.window === wish.window;
    this.wish = wish;
    if (wish.haste === 'passing') {
      this.pause();
    }
    if (isSameWindow && !wish.lands && shown.reaches(wish.atMs, play ? PLAYING_MARGIN * speed : 0)) {
      this.loader.giveUp();
      this.link?.send({ kind: 'seek', atMs: wish.atMs, jump });
    } else {
      this.prepare(wish, isSameWindow ? 'jump' : 'window', jump);
    }
  }

  private prepare({ window, atMs, lands }: Wish, reason: Moment['reason'], jump: number): void {
    void this.loader.prepare({ window, atMs, lands: lands ?? 'moment', reason, jump });
  }

  private readAhead(isDry: boolean): void {
    if (!this.wishes.isBusy) {
      this.loader.readAhead(isDry, this.wishes.last);
    }
  }

  /** Nothing plays while a pointer is dragged. */
  private get showSettings(): ShowSettings {
    const settings = this.settings();
    return { ...settings, play: settings.play && this.wish?.haste !== 'passing' };
  }

  private findStep(): void {
    const by = this.steps;
    this.steps = 0;
    this.link?.send({ kind: 'findStep', by });
  }

  /** Goes to where a step leads; beyond what is held, further chunks tell. */
  private async takeStep(by: number, atMs: EpochMilliseconds | null): Promise<void> {
    const { shown } = this.loader;
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
      await this.loader.extend(shown);
      this.link?.send({ kind: 'findStep', by });
    }
  }

  private fail(problem: string): void {
    this.wish = undefined;
    this.listener.failed(problem);
  }
}
