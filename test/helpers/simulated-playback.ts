import { lookOn } from '../../shared/model/page-look.ts';
import type {
  PlaybackCommand,
  PlaybackEvent,
  PlaybackState,
} from '../../renderer/session/playback/playback-state.ts';
import { openPlayback } from '../../renderer/session/playback/playback-state.ts';
import { reducePlayback } from '../../renderer/session/playback/playback-machine.ts';
import type { ToStage } from '../../renderer/stage/protocol.ts';
import type { EventBatch } from '../../shared/contract/events.ts';
import type { WindowSummary } from '../../shared/model/session.ts';
import { MEBIBYTE } from '../../shared/model/units.ts';
import { fail, succeed } from '../../shared/result.ts';
import { makeWindow } from './make-window.ts';
import type { SeededRandom } from './seeded-random.ts';
import { SimulatedStage, type Told } from './simulated-stage.ts';

/** How long a chunk lasts, with an event every tenth of it. */
export const CHUNK_MS = 1000;

export const WINDOWS: readonly WindowSummary[] = [
  lasting(12, { number: 1 }),
  lasting(9, { number: 2, startedAtMs: 8000 }),
  lasting(1, { number: 3, startedAtMs: 40_000 }),
  // Nothing of it can be shown.
  lasting(2, { number: 4, startedAtMs: 12_000, fullSnapshots: 0 }),
];

function lasting(chunks: number, given: Partial<WindowSummary>): WindowSummary {
  return makeWindow({ ...given, chunks, endedAtMs: (given.startedAtMs ?? 0) + chunks * CHUNK_MS });
}

/** What stands for a chunk's bytes: which one it is. Large, so that a slice is full after a few. */
export interface MarkedChunk {
  readonly byteLength: number;
  readonly windowNumber: number;
  readonly chunk: number;
}

const CHUNKS = WINDOWS.map(({ number, chunks }) =>
  Array.from({ length: chunks }, (_, chunk): MarkedChunk => ({
    byteLength: 9 * MEBIBYTE,
    windowNumber: number,
    chunk,
  })),
);

type Answer = Extract<PlaybackEvent, { kind: 'sliceFound' | 'eventsRead' }>;

/**
 * An app's machine, a stage's machine with players that only keep time, and a library, joined by channels whose
 * deliveries can be put off as long as one likes: messages keep their order, answers of the library do not.
 */
export class SimulatedPlayback {
  state: PlaybackState;
  stage: SimulatedStage | null = null;
  /** Stages that have been begun and not left. */
  stages = 0;
  commandsAfterClose = 0;
  private readonly random: SeededRandom;
  private readonly toStage: ToStage[] = [];
  private readonly answers: Answer[] = [];
  /** What stages told that are there no more. */
  private readonly late: PlaybackEvent[] = [];
  /** The stage that was there last was ended from outside. */
  isKilled = false;
  private untaken = 0;
  private stageNumber = 0;
  private isStageSilent = false;

  constructor(random: SeededRandom) {
    this.random = random;
    this.state = openPlayback(
      { windows: WINDOWS, position: null },
      {
        play: random.int(2) === 0,
        speed: 1,
        scale: 'fit',
        look: lookOn(null),
        skipInactivity: false,
        followsUser: false,
      },
    );
  }

  dispatch(event: PlaybackEvent): void {
    const wasClosed = this.state.phase === 'closed';
    const { state, commands } = reducePlayback(this.state, event);
    this.state = state;
    this.commandsAfterClose += wasClosed ? commands.length : 0;
    for (const command of commands) {
      this.carryOut(command);
    }
  }

  /** Loads the stage that is wanted, if none is there. */
  load(): void {
    if (this.state.phase === 'connecting' && !this.stage) {
      this.stages++;
      this.stage = new SimulatedStage(this.random);
      this.stageNumber = this.state.stage;
      this.isKilled = false;
      this.dispatch({ kind: 'stageConnected', stage: this.state.stage });
    }
  }

  /** The stage's process ends. */
  kill(): void {
    if (this.stage) {
      this.isKilled = true;
      this.dispatch({ kind: 'stageGone', stage: this.state.stage });
    }
  }

  /** The stage does nothing any more until it is loaded again. */
  silence(): void {
    this.isStageSilent = this.stage !== null;
  }

  get isSilent(): boolean {
    return this.isStageSilent;
  }

  /** Lets one thing happen that is on its way. @returns false where there is none */
  deliver(): boolean {
    const can: (() => void)[] = [];
    const { stage } = this;
    if (stage && !this.isStageSilent) {
      if (this.toStage.length > 0) {
        can.push(() => stage.hear(this.toStage.shift()!));
      }
      if (stage.work.length > 0) {
        can.push(() => stage.finishWork(this.random.int(stage.work.length)));
      }
    }
    if (stage && stage.told.length > 0) {
      can.push(() => this.hear(stage.told.shift()!));
    }
    const ready = this.untaken < 2 ? this.answers.length : this.answers.filter(isFound).length;
    if (ready > 0) {
      can.push(() => this.answer());
    }
    if (this.late.length > 0) {
      can.push(() => this.dispatch(this.late.shift()!));
    }
    if (can.length === 0) {
      return false;
    }
    this.random.pick(can)();
    return true;
  }

  /** Time goes by for what plays. */
  tick(): void {
    if (this.stage && !this.isStageSilent) {
      this.stage.tick(this.random.int(5) * 100);
    }
  }

  private hear({ jump, message }: Told): void {
    if (message.kind === 'taken') {
      this.untaken--;
    } else {
      this.dispatch({ kind: 'stageTold', stage: this.stageNumber, jump, message });
    }
  }

  /** Answers come in any order; events only where the stage has room. */
  private answer(): void {
    const ready = this.untaken < 2 ? this.answers : this.answers.filter(isFound);
    const answer = this.random.pick(ready);
    this.answers.splice(this.answers.indexOf(answer), 1);
    this.dispatch(answer);
  }

  private carryOut(command: PlaybackCommand): void {
    switch (command.kind) {
      case 'send':
        if (this.stage) {
          this.toStage.push(command.message);
        }
        return;
      case 'sendEvents':
        if (this.stage) {
          this.untaken++;
          this.toStage.push({ kind: 'events', ...command.events });
        }
        return;
      case 'findSlice':
        this.answers.push(this.findSlice(command));
        return;
      case 'readEvents':
        this.answers.push(this.readEvents(command));
        return;
      case 'leaveStage':
        this.stages -= this.stage ? 1 : 0;
        this.bury();
        this.stage = null;
        this.isStageSilent = false;
        this.toStage.length = 0;
        this.untaken = 0;
        return;
      default:
    }
  }

  /** What was told before a stage ended may still arrive. */
  private bury(): void {
    const { stageNumber: stage } = this;
    this.late.push({ kind: 'stageGone', stage });
    for (const { jump, message } of this.stage?.told ?? []) {
      if (message.kind !== 'taken') {
        this.late.push({ kind: 'stageTold', stage, jump, message });
      }
    }
  }

  private findSlice({ request, windowNumber, atMs }: PlaybackCommand & { kind: 'findSlice' }): Answer {
    if (this.random.int(60) === 0) {
      return { kind: 'sliceFound', request, slice: fail('session-damaged', 'damaged') };
    }
    const window = WINDOWS[windowNumber - 1]!;
    const at = Math.floor((atMs - window.startedAtMs) / CHUNK_MS);
    const toChunk = Math.min(Math.max(at, 0), window.chunks - 1);
    const chunk = Math.max(0, toChunk - this.random.int(3));
    return {
      kind: 'sliceFound',
      request,
      slice: succeed({ from: { kind: 'chunk', chunk, byte: 0 }, toChunk }),
    };
  }

  private readEvents({
    request,
    windowNumber,
    from,
    toChunk,
  }: PlaybackCommand & { kind: 'readEvents' }): Answer {
    if (this.random.int(120) === 0) {
      return { kind: 'eventsRead', request, batch: fail('session-damaged', 'damaged') };
    }
    const isTorn = from.byte === 0 && this.random.int(6) === 0;
    const next: EventBatch['next'] = isTorn ? { ...from, byte: 5 } : null;
    const isShort = !isTorn && from.chunk < toChunk && this.random.int(2) === 0;
    const end = isTorn || isShort ? from.chunk + 1 : toChunk + 1;
    const chunks = CHUNKS[windowNumber - 1]!.slice(from.chunk, end) as unknown as ArrayBuffer[];
    const behind: EventBatch['next'] = isShort ? { kind: 'chunk', chunk: from.chunk + 1, byte: 0 } : next;
    return { kind: 'eventsRead', request, batch: succeed({ chunks, next: behind }) };
  }
}

function isFound({ kind }: Answer): boolean {
  return kind === 'sliceFound';
}
