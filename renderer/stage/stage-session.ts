import { NO_ASSETS, resolveAmong, type AssetResolver } from '../../shared/assets/asset-table.ts';
import { errorMessage } from '../../shared/error-message.ts';
import { EventQueue } from '../../shared/event-queue.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import { LayeredPlayer } from './layered-player.ts';
import { PageInspector } from './page-inspector.ts';
import { PageMarks } from './page-marks.ts';
import type { Player } from './player.ts';
import { ProblemTeller } from './problem-teller.ts';
import type { FromStage, StageAnswer, StageMessage, StartOptions, ToStage } from './protocol.ts';
import {
  EMPTY_STAGE,
  reduceStage,
  type StageCommand,
  type StageEvent,
  type StageState,
  type Under,
} from './stage-machine.ts';
import { StageView } from './stage-view.ts';

type LayerCommand = Exclude<
  StageCommand,
  { kind: 'make' | 'build' | 'reveal' | 'tell' | 'forgetProblems' | 'collect' }
>;
type PlayerCommand = Exclude<
  LayerCommand,
  { kind: 'drop' | 'append' | 'paint' | 'findStep' | 'tellContent' }
>;

const TIME_INTERVAL: Milliseconds = 50;

/** Carries out what the stage's machine wants with real players, and reports to it what came of that. */
export class StageSession {
  private readonly target: HTMLElement;
  private readonly post: (message: StageMessage) => void;
  private readonly problems = new ProblemTeller((message, count) =>
    this.tell({ kind: 'problemMet', message, count }),
  );
  private readonly marks = new PageMarks();
  private readonly inspector: PageInspector;
  private readonly layers = new Map<number, LayeredPlayer>();
  private readonly events = new EventQueue<StageEvent>((event) => this.work(event));
  private state: StageState = EMPTY_STAGE;
  private resolve: AssetResolver = NO_ASSETS;
  private readonly view: StageView;
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
    this.view = new StageView({
      player: () => this.shown?.player,
      layOut: () => this.layOut(),
      moved: () => this.inspector.follow(),
      scaled: (scale, factor) => this.tell({ kind: 'scaled', scale, factor }),
    });
    new ResizeObserver(() => this.layOut()).observe(document.documentElement);
  }

  tell(message: FromStage | StageAnswer): void {
    this.post({ jump: this.state.jump, message });
  }

  /** Something could not be replayed. */
  noteProblem(message: string): void {
    this.problems.note(message);
  }

  /** Handles a message of the app; what is not about which slice plays, at once. */
  handle(message: ToStage): void {
    switch (message.kind) {
      case 'ping':
        return this.tell({ kind: 'pong' });
      case 'readPage':
      case 'setOutline':
      case 'setPicking':
        return this.inspector.handle(message);
      case 'setMarks':
        return this.marks.set(message.typed, this.shown?.player?.page);
      case 'setScale':
        return this.view.setScale(message.scale);
      case 'setLook':
        return this.layers.forEach(({ player }) => player?.setColorScheme(message.look.colorScheme));
      case 'setAssets':
        this.resolve = resolveAmong(message.entries);
        return;
      case 'setSpeed':
        return this.layers.forEach(({ player }) => player?.setSpeed(message.speed));
      default:
        this.dispatch(toEvent(message));
    }
  }

  private dispatch(event: StageEvent): void {
    this.events.push(event);
  }

  private work(event: StageEvent): void {
    const { state, commands } = reduceStage(this.state, event);
    this.state = state;
    commands.forEach((command) => this.carryOut(command));
  }

  private carryOut(command: StageCommand): void {
    switch (command.kind) {
      case 'make': {
        const { beginning } = command;
        // What it is filled with may come after it.
        this.layers.set(
          beginning.slice,
          new LayeredPlayer(beginning, (kind, url) => this.resolve(kind, url)),
        );
        return;
      }
      case 'build':
        return this.build(command.options, command.under);
      case 'reveal':
        return this.reveal(command.slice, command.under);
      case 'tell':
        return this.tell(command.message);
      case 'forgetProblems':
        return this.problems.reset();
      case 'collect':
        return this.attempt(() => this.layers.get(command.events.slice)?.events.add(command.events));
      default: {
        const layer = this.layers.get(command.slice);
        return layer && this.command(command, layer);
      }
    }
  }

  /** What is about the player of one slice. */
  private command(command: LayerCommand, layer: LayeredPlayer): void {
    const { slice } = command;
    const { player } = layer;
    switch (command.kind) {
      case 'drop':
        layer.destroy();
        this.layers.delete(slice);
        return;
      case 'append':
        void this.attemptLater(layer.append(), { kind: 'appended', slice });
        return;
      case 'paint':
        void this.attemptLater(layer.painted(), { kind: 'painted', slice });
        return;
      case 'findStep':
        void layer.settled.then(() => {
          const atMs = (layer.player ?? this.shown?.player)?.momentAway(command.by) ?? null;
          this.tell({ kind: 'stepFound', by: command.by, atMs });
        });
        return;
      case 'tellContent':
        return this.tell({ kind: 'holds', ...layer.content });
      default:
        return player && this.control(command, player);
    }
  }

  private control(command: PlayerCommand, player: Player): void {
    const { slice } = command;
    switch (command.kind) {
      case 'pause':
        return player.pause();
      case 'play':
        player.play();
        this.dispatch({ kind: 'played', slice, isDry: player.isDry });
        return this.followLater();
      case 'seek': {
        const isReached = player.seek(command.atMs);
        this.marks.update(player.page);
        return this.dispatch({ kind: 'sought', slice, isReached });
      }
      case 'tellMoment':
        return this.tell({ kind: 'moved', atMs: player.nowMs });
    }
  }

  /** Recordings can hold what cannot be read or played: the rest is shown. */
  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.noteProblem(errorMessage(error));
    }
  }

  private async attemptLater(work: Promise<void>, then: StageEvent): Promise<void> {
    await work.catch((error: unknown) => this.noteProblem(errorMessage(error)));
    this.dispatch(then);
  }

  private build(options: StartOptions, under: Under | null): void {
    const { slice, atMs, lands, scale } = options;
    const layer = this.layers.get(slice);
    if (!layer) {
      return;
    }
    if (!under) {
      this.view.begin(scale);
    }
    try {
      const player = layer.build(this.target, under !== null, options, {
        resized: () => this.layOut(),
        finished: () => this.dispatch({ kind: 'finished', slice }),
        problemMet: (message) => this.noteProblem(message),
      });
      const goesOn = under?.goesOn ? this.layers.get(under.slice)?.player : undefined;
      const targetMs = goesOn?.nowMs ?? atMs;
      player.seek(lands === 'event' ? player.lastMoment(targetMs) : targetMs);
      this.layOut();
      this.dispatch({ kind: 'built', slice });
    } catch (error) {
      this.dispatch({ kind: 'notBuilt', slice, problem: errorMessage(error) });
    }
  }

  /** Puts a slice that has been painted in the place of the one before. */
  private reveal(slice: number, under: Under | null): void {
    const layer = this.layers.get(slice);
    if (!layer) {
      return;
    }
    this.view.keepPlace(() => {
      if (under) {
        this.replace(under, layer);
      }
      layer.reveal();
      this.marks.update(layer.player?.page);
      this.layOut();
    });
  }

  private replace({ slice, goesOn }: Under, by: LayeredPlayer): void {
    const before = this.layers.get(slice);
    if (goesOn && before?.player && by.player) {
      by.player.seek(Math.max(by.player.nowMs, before.player.nowMs));
    }
    before?.destroy();
    this.layers.delete(slice);
  }

  /** Tells the time while it plays, and that there is nothing more to play. */
  private follow(): void {
    this.isFollowing = false;
    const { shown } = this;
    const player = shown?.player;
    if (!shown || !player?.playing) {
      return;
    }
    if (player.isDry) {
      return this.dispatch({ kind: 'played', slice: shown.events.slice, isDry: true });
    }
    player.move();
    const now = performance.now();
    if (now - this.toldAt >= TIME_INTERVAL) {
      this.toldAt = now;
      this.tell({ kind: 'moved', atMs: player.nowMs });
      this.marks.refresh(player.page);
    }
    this.followLater();
  }

  private followLater(): void {
    if (!this.isFollowing && this.shown?.player?.playing) {
      this.isFollowing = true;
      requestAnimationFrame(() => this.follow());
    }
  }

  private get shown(): LayeredPlayer | undefined {
    return this.state.phase === 'empty' ? undefined : this.layers.get(this.state.shown ?? 0);
  }

  private layOut(): void {
    this.layers.forEach((layer) => layer.layOut(this.view.scale, this.view.space));
    this.view.tell();
  }
}

type AboutPlaying = Extract<
  ToStage,
  { kind: 'begin' | 'events' | 'start' | 'seek' | 'play' | 'pause' | 'findStep' }
>;

function toEvent(message: AboutPlaying): StageEvent {
  switch (message.kind) {
    case 'begin':
      return { kind: 'begun', beginning: message };
    case 'events':
      return { kind: 'eventsCame', events: message };
    case 'start':
      return { kind: 'started', options: message };
    case 'seek':
      return { ...message, kind: 'seekAsked' };
    case 'play':
      return { kind: 'playAsked' };
    case 'pause':
      return { kind: 'pauseAsked' };
    case 'findStep':
      return { kind: 'stepAsked', by: message.by };
  }
}
