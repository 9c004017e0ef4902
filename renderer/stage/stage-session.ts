import type { Milliseconds } from '../../shared/model/units.ts';
import type { TimeSpan } from '../../shared/model/window-index.ts';
import { ActivityCollector, listInactiveStretches } from '../../shared/replay/activity.ts';
import { EventCollector } from './event-collector.ts';
import { Player } from './player.ts';
import { ProblemTeller } from './problem-teller.ts';
import { listUrls, prepareEvents } from './prepare-events.ts';
import type { FromStage, StageAnswer, StageMessage, StageScale, StartOptions, ToStage } from './protocol.ts';
import { errorMessage } from '../../shared/error-message.ts';

const TIME_INTERVAL: Milliseconds = 50;
/** How much of an inactive stretch is played before the user goes on. */
const LEAD: Milliseconds = 500;

/** The stage's side of the conversation: collects a window's events, plays them, tells what happens. */
export class StageSession {
  private readonly target: HTMLElement;
  private readonly post: (message: StageMessage) => void;
  private load = 0;
  private collector = new EventCollector();
  private readonly problems = new ProblemTeller((message, count) =>
    this.tell({ kind: 'stumbled', message, count }),
  );
  private player: Player | undefined;
  private scale: StageScale = 'fit';
  private skipInactivity = false;
  private inactive: readonly TimeSpan[] = [];
  private seek = 0;
  private toldAt = 0;

  constructor(target: HTMLElement, post: (message: StageMessage) => void) {
    this.target = target;
    this.post = post;
    new ResizeObserver(() => this.layOut()).observe(document.documentElement);
  }

  tell(message: FromStage | StageAnswer): void {
    this.post({ load: this.load, message });
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
        this.load = message.load;
        this.reset();
        return;
      case 'events':
        return this.collect(message);
      case 'start':
        this.start(message);
        return;
      default:
        if (this.player) {
          this.control(this.player, message);
        }
    }
  }

  private control(
    player: Player,
    message: Exclude<ToStage, { kind: 'begin' | 'events' | 'start' | 'ping' }>,
  ): void {
    switch (message.kind) {
      case 'play':
        player.play();
        this.tell({ kind: 'playing', on: true });
        requestAnimationFrame(() => this.follow());
        return;
      case 'pause':
        player.pause();
        this.tellPaused(player);
        return;
      case 'seek':
        this.seek = message.seek;
        player.seek(message.atMs);
        this.tellMoment(player);
        return;
      case 'step':
        player.step(message.direction);
        this.tellPaused(player);
        return;
      case 'setSpeed':
        player.setSpeed(message.speed);
        return;
      case 'setSkipInactivity':
        this.skipInactivity = message.on;
        return;
      case 'setScale':
        this.scale = message.scale;
        this.layOut();
    }
  }

  private reset(): void {
    const { player } = this;
    this.player = undefined;
    this.collector = new EventCollector();
    this.problems.reset();
    player?.destroy();
    this.target.replaceChildren();
  }

  private collect({ chunks, isTorn }: ToStage & { kind: 'events' }): void {
    try {
      this.collector.add(chunks, isTorn);
    } finally {
      this.tell({ kind: 'taken' });
    }
  }

  private start(options: StartOptions): void {
    this.scale = options.scale;
    this.seek = options.seek;
    this.skipInactivity = options.skipInactivity;
    const { events } = this.collector;
    const activity = new ActivityCollector();
    events.forEach((event) => activity.note(event));
    this.inactive = listInactiveStretches(activity.active, {
      fromMs: events[0]?.timestamp ?? 0,
      toMs: events.at(-1)?.timestamp ?? 0,
    });
    try {
      this.player = this.createPlayer(options);
    } catch (error) {
      this.tell({ kind: 'failed', message: errorMessage(error) });
      return;
    }
    this.player.seek(options.atMs);
    this.tellMoment(this.player);
    if (options.play) {
      this.control(this.player, { kind: 'play' });
    }
    this.tell({ kind: 'started', playing: options.play, urls: listUrls(events) });
    requestAnimationFrame(() => this.layOut());
  }

  private createPlayer(options: StartOptions): Player {
    const { events, missing } = prepareEvents(this.collector.events);
    this.tell({ kind: 'sanitised', missing });
    return new Player(this.target, events, options, {
      resized: () => this.layOut(),
      finished: () => this.player && this.tellPaused(this.player),
      stumbled: (message) => this.stumble(message),
    });
  }

  private tellPaused(player: Player): void {
    this.tellMoment(player);
    this.tell({ kind: 'playing', on: false });
  }

  private tellMoment(player: Player): void {
    this.tell({ kind: 'moved', atMs: player.nowMs, seek: this.seek });
  }

  /** Tells the time while playing. */
  private follow(): void {
    if (!this.player?.playing) {
      return;
    }
    this.skip(this.player);
    const now = performance.now();
    if (now - this.toldAt >= TIME_INTERVAL) {
      this.toldAt = now;
      this.tellMoment(this.player);
    }
    requestAnimationFrame(() => this.follow());
  }

  /** Jumps to shortly before the user's next deed. */
  private skip(player: Player): void {
    if (!this.skipInactivity) {
      return;
    }
    const now = player.nowMs;
    const stretch = this.inactive.find(({ fromMs, toMs }) => fromMs <= now && now < toMs - 2 * LEAD);
    if (stretch) {
      player.seek(stretch.toMs - LEAD);
      this.tell({ kind: 'skipped', byMs: stretch.toMs - LEAD - now });
    }
  }

  private layOut(): void {
    const space = {
      width: document.documentElement.clientWidth,
      height: document.documentElement.clientHeight,
    };
    document.body.classList.toggle('actual-size', this.scale === 'actual');
    this.player?.resize(this.scale, space);
  }
}
