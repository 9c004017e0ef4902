import type { Replayer } from '@rrweb/replay';
import type { eventWithTime } from '@rrweb/types';
import RrwebPlayer from 'rrweb-player';
import 'rrweb-player/dist/style.css';
import { errorMessage } from '../../shared/error-message.ts';
import { EventType } from '../../shared/model/replay-event.ts';
import type { PageLook } from '../../shared/model/page-look.ts';
import type { EpochMilliseconds, Milliseconds } from '../../shared/model/units.ts';
import type { NodeIds } from './page-reader.ts';
import type { StageScale } from './protocol.ts';
import { AnimationClock } from './replayer/animation-clock.ts';
import { fitCanvases } from './replayer/canvas-fit.ts';
import { extendReplayer } from './replayer/extend-replayer.ts';
import { watchScrolling } from './replayer/scrolling.ts';
import { NO_BARS, SWITCHES } from './replayer/switches.ts';
import { canAnimate, planSteps } from './seek-steps.ts';
import type { NewEvents } from './slice-events.ts';
import { boxOf, type Size, type StageSpace } from './stage-scale.ts';

export interface PlayerListener {
  resized(): void;
  /** Playing came to the end of all events there are. */
  finished(): void;
  /** rrweb could not replay something; what it could stays on the screen. */
  problemMet(message: string): void;
}

/**
 * rrweb applies the events before a moment, not those at it. Going this much further shows what was there
 * once everything recorded at the moment had happened.
 */
const JUST_AFTER = 0.01;
/** Of the steps of a long way, those are left out that no time is left for, but not those shortly before its end. */
const STEPPING: Milliseconds = 60;
const SHORTLY: Milliseconds = 300;
/** Its rules are an asset pack's. */
const FILLED_SHEET = 'link[rel~="stylesheet"]';
/** rrweb takes some 40 µs for each. */
const APPENDED_AT_ONCE = 100;

export interface PlayerOptions {
  readonly speed: number;
  readonly look: PageLook;
}

/**
 * One slice of a window in rrweb-player, addressed by the session's clock. It only ever goes forward: what rrweb
 * makes of going back depends on where it comes from.
 */
export class Player {
  private readonly player: RrwebPlayer;
  private readonly replayer: Replayer;
  private readonly listener: PlayerListener;
  private readonly times: EpochMilliseconds[];
  private readonly startMs: EpochMilliseconds;
  private readonly firstPageMs: EpochMilliseconds;
  private isLast: boolean;
  private cursorMs: EpochMilliseconds;
  /** Up to where all events have been applied; 0 where the page has to be built anew. */
  private appliedMs: EpochMilliseconds = 0;
  private size: Size | undefined;
  /** rrweb gives the page its first size once more when it has been made, wherever it is by then. */
  private isFirstSize = false;
  private isPlaying = false;
  private isDestroyed = false;
  private speed = 1;
  private readonly animations: AnimationClock;
  private readonly endScrolling: () => void;
  /** When something came that may move. */
  private readonly changes: EpochMilliseconds[];
  private readonly isPageRecorded: boolean;
  private canMove: boolean;

  constructor(
    target: HTMLElement,
    events: NewEvents,
    { speed, look }: PlayerOptions,
    listener: PlayerListener,
  ) {
    const { playable, times, isLast, isPageRecorded, canMove } = events;
    this.listener = listener;
    this.times = [...times];
    this.isLast = isLast;
    this.startMs = playable[0]?.timestamp ?? 0;
    this.cursorMs = -Infinity;
    this.firstPageMs = playable.find(isFullSnapshot)?.timestamp ?? 0;
    this.isPageRecorded = isPageRecorded;
    this.canMove = canMove;
    this.changes = changesIn(playable);
    setTimeout(() => {
      this.isFirstSize = true;
    });
    this.player = new RrwebPlayer({
      target,
      props: {
        events: playable,
        width: target.clientWidth,
        height: target.clientHeight,
        // Its own controller has no slider role and steps 5 ms for 5 s; the app has controls of its own.
        showController: false,
        autoPlay: false,
        // rrweb only notices inactivity that begins while it plays; the app skips by itself.
        skipInactive: false,
        ...SWITCHES,
        insertStyleRules: [...SWITCHES.insertStyleRules, ...(look.bars === 'overlay' ? [NO_BARS] : [])],
      },
    });
    this.replayer = this.player.getReplayer();
    extendReplayer(this.replayer, (error) => listener.problemMet(errorMessage(error)));
    this.animations = new AnimationClock(this.replayer.iframe);
    this.endScrolling = watchScrolling(this.replayer);
    this.setColorScheme(look.colorScheme);
    if (look.bars === 'classic') {
      this.replayer.iframe.setAttribute('scrolling', 'auto');
    }
    // As an option, it takes no speeds but those of its own controller.
    this.setSpeed(speed);
    this.listen();
    setTimeout(() => this.restoreSize());
  }

  get playing(): boolean {
    return this.isPlaying;
  }

  /** The replayed document. */
  get page(): Document | null {
    return this.replayer.iframe.contentDocument;
  }

  /** The replayed page's frame. */
  get frame(): HTMLIFrameElement {
    return this.replayer.iframe;
  }

  get ids(): NodeIds {
    return this.replayer.getMirror();
  }

  /** The last recorded event there is. */
  get untilMs(): EpochMilliseconds {
    return this.times.at(-1) ?? this.startMs;
  }

  /** Whether playing has to wait for further events. */
  get isDry(): boolean {
    return !this.isLast && this.nowMs >= this.untilMs;
  }

  /** The moment that is shown. */
  get nowMs(): EpochMilliseconds {
    const playedMs = (): number => Math.min(this.startMs + this.replayer.getCurrentTime(), this.untilMs);
    return this.isPlaying ? Math.max(playedMs(), this.cursorMs) : this.cursorMs;
  }

  /** Takes further events, some at a time, so that what plays does not stop for them. */
  async append({ playable, times, isLast, canMove }: NewEvents): Promise<void> {
    for (let at = 0; at < playable.length && !this.isDestroyed; at += APPENDED_AT_ONCE) {
      playable.slice(at, at + APPENDED_AT_ONCE).forEach((event) => this.replayer.addEvent(event));
      await new Promise((resolve) => setTimeout(resolve));
    }
    times.forEach((time) => this.times.push(time));
    changesIn(playable).forEach((time) => this.changes.push(time));
    this.isLast = isLast;
    this.canMove = canMove;
  }

  /** Plays from where it is, as far as there are events. */
  play(): void {
    if (this.isPlaying || this.isDry) {
      return;
    }
    if (this.cursorMs >= this.untilMs) {
      this.listener.finished();
      return;
    }
    this.isPlaying = true;
    if (this.cursorMs < this.firstPageMs) {
      // It is built once more when its moment comes.
      this.appliedMs = 0;
    }
    this.attempt(() => this.replayer.play(this.goOn(this.cursorMs)));
    this.move();
  }

  /** Moves what moves by itself, while it plays; to be told with every frame. */
  move(): void {
    if (this.mayMove) {
      this.animations.run(this.nowMs, this.speed);
    }
  }

  pause(): void {
    if (this.isPlaying) {
      this.cursorMs = this.nowMs;
      this.appliedMs = this.cursorMs < this.firstPageMs ? 0 : this.cursorMs;
      this.isPlaying = false;
      this.attempt(() => this.replayer.pause());
      this.endScrolling();
      fitCanvases(this.page);
      this.stand();
    }
  }

  /**
   * Goes to a moment that is not earlier, and pauses there. Before the first page, that is what is shown.
   * @returns false where it was earlier, and nothing was done
   */
  seek(atMs: EpochMilliseconds): boolean {
    this.pause();
    if (atMs < this.cursorMs) {
      return false;
    }
    this.cursorMs = atMs;
    const pageMs = Math.max(atMs, this.firstPageMs);
    if (pageMs > this.appliedMs) {
      this.stepTo(pageMs);
    }
    return true;
  }

  /** Stops on the way wherever something may have begun to move. */
  private stepTo(pageMs: EpochMilliseconds): void {
    const fromMs = Math.max(this.appliedMs, this.firstPageMs);
    const first = this.appliedMs < this.firstPageMs && pageMs > this.firstPageMs ? [this.firstPageMs] : [];
    const stops = this.canMove ? [...first, ...planSteps(this.changes, fromMs, pageMs)] : [];
    const begunAt = performance.now();
    for (const atMs of [...stops, pageMs]) {
      const isLate = performance.now() - begunAt > STEPPING;
      if (!isLate || atMs > pageMs - SHORTLY) {
        const isFirst = this.appliedMs < this.firstPageMs;
        this.attempt(() => this.replayer.pause(this.goOn(atMs)));
        this.appliedMs = atMs;
        this.stand(isFirst);
      }
    }
    fitCanvases(this.page);
  }

  /** Everything that moves is where it was at the moment that is shown. @param isFirst the page has just come */
  private stand(isFirst = false): void {
    if (this.mayMove) {
      const seen = isFirst && !this.isPageRecorded ? 'long ago' : 'now';
      this.animations.arrive(this.appliedMs || this.cursorMs, seen);
    }
  }

  /** To ask the browser what moves has it work out the styles of the page, which can take long. */
  private get mayMove(): boolean {
    return this.canMove || Boolean(this.page?.querySelector(FILLED_SHEET));
  }

  /** The recorded moment that lies `by` recorded moments away; undefined where there is none. */
  momentAway(by: number): EpochMilliseconds | undefined {
    let found: EpochMilliseconds | undefined;
    for (let step = 0; step < Math.abs(by); step++) {
      const from = found ?? this.nowMs;
      found =
        (by > 0 ? this.times.find((time) => time > from) : this.times.findLast((time) => time < from)) ??
        found;
    }
    return found;
  }

  /** The last moment at which something was recorded, up to another. */
  lastMoment(atMs: EpochMilliseconds): EpochMilliseconds {
    return this.times.findLast((time) => time <= atMs) ?? atMs;
  }

  /** What the page asks of the colours that are preferred is answered by those of its frame. */
  setColorScheme(scheme: PageLook['colorScheme']): void {
    this.replayer.iframe.style.colorScheme = scheme;
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    this.replayer.setConfig({ speed });
  }

  /** Lays the page into the space there is. */
  resize(scale: StageScale, space: StageSpace): void {
    const { offsetWidth, offsetHeight } = this.replayer.iframe;
    const { width, height } = boxOf(scale, { width: offsetWidth, height: offsetHeight }, space);
    this.player.$set({ width, height, maxScale: 0 });
    this.player.triggerResize();
  }

  destroy(): void {
    this.isDestroyed = true;
    this.isPlaying = false;
    this.attempt(() => this.replayer.destroy());
    this.attempt(() => this.player.$destroy());
  }

  /**
   * Has rrweb leave out what has been applied. By itself it goes by the last event, and of a mouse move takes the time
   * of its first position: it would apply once more whatever was recorded since.
   * @returns the offset to give to it
   */
  private goOn(toMs: EpochMilliseconds): number {
    const here: unknown = { type: EventType.custom, timestamp: this.appliedMs, data: {} };
    this.replayer.service.send({ type: 'CAST_EVENT', payload: { event: here as eventWithTime } });
    return toMs + JUST_AFTER - this.startMs;
  }

  private restoreSize(): void {
    this.isFirstSize = false;
    if (this.size) {
      const { width, height } = this.size;
      this.replayer.iframe.setAttribute('width', String(width));
      this.replayer.iframe.setAttribute('height', String(height));
      this.listener.resized();
    }
  }

  /** Recordings can hold what no document can: names that are not valid, trees deeper than the stack. */
  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.listener.problemMet(errorMessage(error));
    }
  }

  private listen(): void {
    const { listener } = this;
    this.replayer.on('resize', (given) => {
      const size = given as Size;
      this.size = this.isFirstSize ? (this.size ?? size) : size;
      listener.resized();
    });
    this.replayer.on('finish', () => {
      // rrweb tells it some time after the last event: the user may have gone elsewhere since, or more has come.
      if (this.isPlaying && this.nowMs >= this.untilMs) {
        this.pause();
        listener.finished();
      }
    });
  }
}

function isFullSnapshot({ type }: { readonly type: number }): boolean {
  return type === EventType.fullSnapshot;
}

function changesIn(playable: NewEvents['playable']): EpochMilliseconds[] {
  return playable.filter(canAnimate).map(({ timestamp }) => timestamp);
}
