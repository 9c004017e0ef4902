import { NO_ASSETS, resolveAmong, type AssetResolver } from '../../shared/assets/asset-table.ts';
import { errorMessage } from '../../shared/error-message.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import { LayeredPlayer } from './layered-player.ts';
import type { Player } from './player.ts';
import { PageInspector } from './page-inspector.ts';
import { PageMarks } from './page-marks.ts';
import { ProblemTeller } from './problem-teller.ts';
import type {
  FromStage,
  StageAnswer,
  StageEvents,
  StageMessage,
  StageScale,
  StartOptions,
  SliceBeginning,
  ToInspect,
  ToStage,
} from './protocol.ts';

/** What is about the player that is there. */
type Control = Exclude<ToStage, ToInspect | { kind: 'ping' | 'begin' | 'events' | 'start' | 'setMarks' }>;

const TIME_INTERVAL: Milliseconds = 50;

/** The stage's side of the conversation: prepares slices, plays the one that is shown, tells what happens. */
export class StageSession {
  private readonly target: HTMLElement;
  private readonly post: (message: StageMessage) => void;
  private readonly problems = new ProblemTeller((message, count) =>
    this.tell({ kind: 'problemMet', message, count }),
  );
  private readonly marks = new PageMarks();
  private readonly inspector: PageInspector;
  private shown: LayeredPlayer | undefined;
  /** What is being prepared. */
  private incoming: LayeredPlayer | undefined;
  private resolve: AssetResolver = NO_ASSETS;
  private scale: StageScale = 'fit';
  private wantsToPlay = false;
  /** The last jump that was heard of. */
  private jump = 0;
  private toldAt = 0;
  private isFollowing = false;

  constructor(target: HTMLElement, post: (message: StageMessage) => void) {
    this.target = target;
    this.post = post;
    this.inspector = new PageInspector(
      target,
      () => this.shown?.player,
      (message) => this.tell(message),
    );
    new ResizeObserver(() => this.layOut()).observe(document.documentElement);
  }

  tell(message: FromStage | StageAnswer): void {
    this.post({ jump: this.jump, message });
  }

  /** Something could not be replayed. */
  stumble(message: string): void {
    this.problems.note(message);
  }

  handle(message: ToStage): void {
    switch (message.kind) {
      case 'ping':
        return this.tell({ kind: 'pong' });
      case 'begin':
        return this.begin(message);
      case 'events':
        return this.collect(message);
      case 'start':
        void this.start(message);
        return;
      case 'readPage':
      case 'setOutline':
      case 'setPicking':
        return this.inspector.handle(message);
      case 'setMarks':
        return this.marks.set(message.typed, this.shown?.player?.page);
      default:
        this.control(message);
    }
  }

  private control(message: Control): void {
    switch (message.kind) {
      case 'setScale':
        this.scale = message.scale;
        return this.layOut();
      case 'pause':
        this.wantsToPlay = false;
        return this.freeze();
      case 'play':
        this.wantsToPlay = true;
        return this.goOn();
      case 'seek':
        return this.seek(message);
      case 'findStep':
        void this.findStep(message.by);
        return;
      case 'setAssets':
        this.resolve = resolveAmong(message.entries);
        return;
      case 'setSpeed':
        this.shown?.player?.setSpeed(message.speed);
        this.incoming?.player?.setSpeed(message.speed);
    }
  }

  private begin(beginning: SliceBeginning): void {
    this.giveUp();
    this.jump = beginning.jump;
    // What it is filled with may come after it.
    this.incoming = new LayeredPlayer(beginning, (kind, url) => this.resolve(kind, url));
    if (beginning.reason === 'window') {
      this.problems.reset();
    }
    if (beginning.reason !== 'swap') {
      this.freeze();
    }
  }

  private collect(batch: StageEvents): void {
    try {
      const { incoming, shown } = this;
      if (incoming?.events.slice === batch.slice) {
        incoming.events.add(batch);
      } else if (shown?.events.slice === batch.slice) {
        shown.events.add(batch);
        if (!batch.isTorn) {
          void this.append(shown);
        }
      }
    } finally {
      this.tell({ kind: 'taken' });
    }
  }

  private async append(shown: LayeredPlayer): Promise<void> {
    await shown.append();
    if (shown === this.shown) {
      this.tell({ kind: 'holds', ...shown.content });
      this.goOn();
    }
  }

  private async start(options: StartOptions): Promise<void> {
    const { incoming } = this;
    if (incoming?.events.slice !== options.slice) {
      return;
    }
    this.scale = options.scale;
    this.wantsToPlay = options.play;
    let player: Player;
    try {
      player = this.build(incoming, options);
    } catch (error) {
      this.giveUp();
      this.tell({ kind: 'failed', message: errorMessage(error) });
      return;
    }
    // Where nothing is shown there is nothing to keep; painting can take long, and then the controls should be there.
    if (this.shown) {
      await incoming.painted();
    }
    if (incoming === this.incoming) {
      this.show(incoming, player);
    }
  }

  private build(incoming: LayeredPlayer, { atMs, lands, speed }: StartOptions): Player {
    const player = incoming.build(this.target, this.shown !== undefined, speed, {
      resized: () => incoming.layOut(this.scale, this.space),
      finished: () => this.finish(incoming),
      stumbled: (message) => this.stumble(message),
    });
    const swapped = incoming.beginning.reason === 'swap' ? this.shown?.player : undefined;
    const targetMs = swapped?.nowMs ?? atMs;
    player.seek(lands === 'event' ? player.lastMoment(targetMs) : targetMs);
    this.layOut();
    return player;
  }

  /** Puts a slice that has been painted in the place of the one before. */
  private show(incoming: LayeredPlayer, player: Player): void {
    const { shown } = this;
    if (incoming.beginning.reason === 'swap' && shown?.player) {
      player.seek(Math.max(player.nowMs, shown.player.nowMs));
    }
    this.shown = incoming;
    this.incoming = undefined;
    this.marks.update(player.page);
    incoming.reveal();
    shown?.destroy();
    this.layOut();
    this.tell({ kind: 'shown', slice: incoming.events.slice });
    this.tell({ kind: 'holds', ...incoming.content });
    this.tellMoment();
    this.goOn();
  }

  private giveUp(): void {
    this.incoming?.destroy();
    this.incoming = undefined;
  }

  private freeze(): void {
    this.shown?.player?.pause();
    if (!this.isJumping) {
      this.tellMoment();
    }
  }

  private seek({ atMs, jump }: ToStage & { kind: 'seek' }): void {
    this.giveUp();
    this.jump = jump;
    if (!this.shown?.player?.seek(atMs)) {
      this.tell({ kind: 'passed' });
      return;
    }
    this.marks.update(this.shown.player.page);
    this.tellMoment();
    this.goOn();
  }

  private async findStep(by: number): Promise<void> {
    this.wantsToPlay = false;
    this.freeze();
    const { shown } = this;
    await shown?.settled;
    this.tell({ kind: 'stepFound', by, atMs: shown?.player?.momentAway(by) ?? null });
  }

  /** What is shown is of another moment than the one that is wanted. */
  private get isJumping(): boolean {
    return this.incoming !== undefined && this.incoming.beginning.reason !== 'swap';
  }

  /** Plays, where that is wanted and possible. */
  private goOn(): void {
    const player = this.shown?.player;
    if (!player || !this.wantsToPlay || this.isJumping) {
      return;
    }
    player.play();
    if (player.isDry) {
      this.tell({ kind: 'ranDry' });
    } else if (!this.isFollowing) {
      this.isFollowing = true;
      requestAnimationFrame(() => this.follow());
    }
  }

  private finish(player: LayeredPlayer): void {
    if (player === this.shown && this.wantsToPlay) {
      this.wantsToPlay = false;
      this.tellMoment();
      this.tell({ kind: 'finished' });
    }
  }

  private tellMoment(): void {
    if (this.shown?.player) {
      this.tell({ kind: 'moved', atMs: this.shown.player.nowMs });
    }
  }

  /** Tells the time while playing, and stops the clock where there is nothing more to play. */
  private follow(): void {
    this.isFollowing = false;
    const player = this.shown?.player;
    if (!player?.playing) {
      return;
    }
    if (player.isDry) {
      player.pause();
      this.tellMoment();
      this.tell({ kind: 'ranDry' });
      return;
    }
    const now = performance.now();
    if (now - this.toldAt >= TIME_INTERVAL) {
      this.toldAt = now;
      this.tellMoment();
      this.marks.refresh(player.page);
    }
    this.isFollowing = true;
    requestAnimationFrame(() => this.follow());
  }

  private get space(): { readonly width: number; readonly height: number } {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    return { width, height };
  }

  private layOut(): void {
    document.body.classList.toggle('actual-size', this.scale === 'actual');
    this.shown?.layOut(this.scale, this.space);
    this.incoming?.layOut(this.scale, this.space);
  }
}
