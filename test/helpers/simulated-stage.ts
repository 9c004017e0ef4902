import {
  EMPTY_STAGE,
  reduceStage,
  type StageCommand,
  type StageEvent,
  type StageState,
} from '../../renderer/stage/stage-machine.ts';
import type { FromStage, SliceContent, StageEvents, ToStage } from '../../renderer/stage/protocol.ts';
import { NO_FINDINGS } from './make-window.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { MarkedChunk } from './simulated-playback.ts';

/** A message of the stage, as it goes through the port. */
export interface Told {
  readonly jump: number;
  readonly message:
    | Exclude<FromStage, { kind: 'clicked' | 'draggedOver' | 'scaled' | 'pageRead' | 'picked' }>
    | { readonly kind: 'taken' };
}

/** A player that keeps time and nothing else: it holds an event every 100 ms from its first chunk on. */
interface Clockwork {
  readonly slice: number;
  /** What it has been given. */
  readonly chunks: MarkedChunk[];
  batches: number;
  pending: number;
  firstMs: number | null;
  untilMs: number;
  isLast: boolean;
  cursorMs: number;
  isPlaying: boolean;
  isBuilt: boolean;
}

type PlayerCommand = Exclude<
  StageCommand,
  { kind: 'make' | 'collect' | 'build' | 'reveal' | 'tell' | 'forgetProblems' }
>;

/** The stage's machine with players that only keep time. What takes long on a real stage waits in `work`. */
export class SimulatedStage {
  state: StageState = EMPTY_STAGE;
  readonly told: Told[] = [];
  readonly work: StageEvent[] = [];
  /** What came in a wrong order, or was shown where it does not belong. */
  readonly faults: string[] = [];
  /** Where a slice's first event lies, by its number: said when it is begun. */
  private readonly players = new Map<number, Clockwork>();
  private readonly random: SeededRandom;

  constructor(random: SeededRandom) {
    this.random = random;
  }

  /** The moment that is seen; undefined where nothing is. */
  get shownMs(): number | undefined {
    return this.shown?.cursorMs;
  }

  /** Of what is seen. */
  get windowNumber(): number | undefined {
    return this.shown?.chunks[0]?.windowNumber;
  }

  get isPlaying(): boolean {
    return this.shown?.isPlaying ?? false;
  }

  hear(message: ToStage): void {
    switch (message.kind) {
      case 'begin':
        return this.dispatch({ kind: 'begun', beginning: message });
      case 'events':
        return this.dispatch({ kind: 'eventsCame', events: message });
      case 'start':
        return this.dispatch({ kind: 'started', options: message });
      case 'seek':
        return this.dispatch({ ...message, kind: 'seekAsked' });
      case 'play':
        return this.dispatch({ kind: 'playAsked' });
      case 'pause':
        return this.dispatch({ kind: 'pauseAsked' });
      case 'findStep':
        return this.dispatch({ kind: 'stepAsked', by: message.by });
      default:
    }
  }

  finishWork(at: number): void {
    const [event] = this.work.splice(at, 1);
    this.dispatch(event!);
  }

  /** Playing goes on for so long. */
  tick(byMs: number): void {
    const player = this.shown;
    if (!player?.isPlaying) {
      return;
    }
    player.cursorMs = Math.min(player.cursorMs + byMs, player.untilMs);
    if (player.cursorMs < player.untilMs) {
      this.tell({ kind: 'moved', atMs: player.cursorMs });
    } else if (player.isLast) {
      player.isPlaying = false;
      this.dispatch({ kind: 'finished', slice: player.slice });
    } else {
      this.dispatch({ kind: 'played', slice: player.slice, isDry: true });
    }
  }

  private dispatch(event: StageEvent): void {
    const { state, commands } = reduceStage(this.state, event);
    this.state = state;
    for (const command of commands) {
      this.carryOut(command);
    }
  }

  private tell(message: Told['message']): void {
    this.told.push({ jump: this.state.jump, message });
  }

  private get shown(): Clockwork | undefined {
    return this.state.phase === 'empty' ? undefined : this.players.get(this.state.shown ?? 0);
  }

  private carryOut(command: StageCommand): void {
    switch (command.kind) {
      case 'make': {
        const { slice } = command.beginning;
        this.players.set(slice, {
          slice,
          chunks: [],
          batches: 0,
          pending: 0,
          firstMs: null,
          untilMs: 0,
          isLast: false,
          cursorMs: 0,
          isPlaying: false,
          isBuilt: false,
        });
        return;
      }
      case 'collect':
        return this.collect(command.events);
      case 'build':
        return this.build(command);
      case 'reveal':
        if (command.under) {
          const before = this.players.get(command.under.slice)!;
          const player = this.players.get(command.slice)!;
          player.cursorMs = command.under.goesOn
            ? Math.max(player.cursorMs, before.cursorMs)
            : player.cursorMs;
          this.players.delete(command.under.slice);
        }
        return;
      case 'tell':
        return this.tell(command.message as Told['message']);
      case 'forgetProblems':
        return;
      default:
        this.command(command, this.players.get(command.slice));
    }
  }

  private command(command: PlayerCommand, player: Clockwork | undefined): void {
    const { slice } = command;
    if (!player) {
      this.faults.push(`${command.kind}: slice ${slice} is not there`);
      return;
    }
    switch (command.kind) {
      case 'drop':
        this.players.delete(slice);
        return;
      case 'append':
        player.batches = player.pending;
        this.work.push({ kind: 'appended', slice });
        return;
      case 'paint':
        this.work.push({ kind: 'painted', slice });
        return;
      case 'findStep':
        return this.tell({ kind: 'stepFound', by: command.by, atMs: stepFrom(player, command.by) });
      case 'tellMoment':
        return this.tell({ kind: 'moved', atMs: player.cursorMs });
      case 'tellContent':
        return this.tell({ kind: 'holds', ...contentOf(player) });
      case 'pause':
        player.isPlaying = false;
        return;
      case 'play':
        return this.play(player);
      case 'seek':
        return this.seek(player, command.atMs);
    }
  }

  private play(player: Clockwork): void {
    const { slice, isLast, cursorMs, untilMs } = player;
    const isDry = !isLast && cursorMs >= untilMs;
    player.isPlaying = cursorMs < untilMs;
    this.dispatch({ kind: 'played', slice, isDry });
    if (isLast && !player.isPlaying) {
      this.dispatch({ kind: 'finished', slice });
    }
  }

  private seek(player: Clockwork, atMs: number): void {
    const isReached = atMs >= player.cursorMs;
    player.isPlaying = false;
    player.cursorMs = isReached ? atMs : player.cursorMs;
    this.dispatch({ kind: 'sought', slice: player.slice, isReached });
  }

  private collect({ slice, chunks, isTorn, isLast }: StageEvents): void {
    const player = this.players.get(slice)!;
    player.pending++;
    player.isLast = isLast;
    this.check(player, chunks as unknown as MarkedChunk[]);
    // The parts of a torn chunk are one; its time is counted with the last of them.
    player.untilMs += isTorn ? 0 : chunks.length * 1000;
  }

  private check(player: Clockwork, chunks: readonly MarkedChunk[]): void {
    for (const next of chunks) {
      const last = player.chunks.at(-1);
      const isNext = last?.windowNumber === next.windowNumber && next.chunk - last.chunk <= 1;
      if (last && !(isNext && next.chunk >= last.chunk)) {
        this.faults.push(`chunk ${next.chunk} behind ${last.chunk} of window ${last.windowNumber}`);
      }
      player.chunks.push(next);
    }
  }

  private build({ options, under }: StageCommand & { kind: 'build' }): void {
    const { slice, atMs, lands } = options;
    const player = this.players.get(slice)!;
    if (this.random.int(80) === 0) {
      return this.dispatch({ kind: 'notBuilt', slice, problem: 'not for rrweb' });
    }
    const goesOn = under?.goesOn ? this.players.get(under.slice)!.cursorMs : undefined;
    const wanted = goesOn ?? atMs;
    // What was read reaches to the end of the chunk that holds the moment.
    const until = Math.floor(wanted / 1000) * 1000 + 1000;
    player.firstMs = until - player.untilMs;
    player.untilMs = until;
    player.batches = player.pending;
    player.cursorMs = lands === 'event' ? Math.floor(wanted / 100) * 100 : wanted;
    player.isBuilt = true;
    this.dispatch({ kind: 'built', slice });
  }
}

function stepFrom(player: Clockwork, by: number): number | null {
  const target = (Math.floor(player.cursorMs / 100) + by) * 100;
  return target < (player.firstMs ?? 0) || target > player.untilMs ? null : target;
}

function contentOf({ slice, batches, firstMs, untilMs }: Clockwork): SliceContent {
  return { slice, batches, firstMs, untilMs, findings: NO_FINDINGS };
}
