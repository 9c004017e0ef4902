import { EventQueue } from '../../../shared/event-queue.ts';
import { api, settle } from '../../app/state/api.ts';
import type { FromStage, ToStage } from '../../stage/protocol.ts';
import { reducePlayback } from './playback-machine.ts';
import type { PlaybackCommand, PlaybackEvent, PlaybackState, Told } from './playback-state.ts';
import { giveAssets } from './stage-assets.ts';
import { connectStage, type StageLink } from './stage-link.ts';

/** What a shell leaves to others. */
export interface PlaybackOutside {
  /** There is another state. */
  changed(state: PlaybackState): void;
  /** Commands that are about neither the stage nor the library's events. */
  carryOut(command: OutsideCommand): void;
  /** What the stage tells besides playing. */
  hear(message: Exclude<FromStage, Told>): void;
  /** The stage's process is about to end, or has. */
  left(): void;
}

export type OutsideCommand = Extract<
  PlaybackCommand,
  { kind: 'watchWindow' | 'noteHeld' | 'keepPosition' | 'tellSkipped' }
>;

/** Carries out what the playback machine wants, and reports to it what came of that. */
export class PlaybackShell {
  private readonly sessionId: string;
  private readonly outside: PlaybackOutside;
  private readonly events = new EventQueue<PlaybackEvent>((event) => this.work(event));
  private current: PlaybackState;
  private link: StageLink | undefined;

  constructor(sessionId: string, state: PlaybackState, outside: PlaybackOutside) {
    this.sessionId = sessionId;
    this.current = state;
    this.outside = outside;
  }

  get state(): PlaybackState {
    return this.current;
  }

  dispatch(event: PlaybackEvent): void {
    this.events.push(event);
  }

  /** A stage has been loaded. @returns the way to it, for what is not about playing */
  connect(frame: HTMLIFrameElement): StageLink {
    const { stage } = this.current;
    this.link?.close();
    const link = connectStage(frame, {
      onMessage: (jump, message) => {
        if (isAboutPlaying(message)) {
          this.dispatch({ kind: 'stageTold', stage, jump, message });
        } else {
          this.outside.hear(message);
        }
      },
      onGone: () => this.dispatch({ kind: 'stageGone', stage }),
      onSilence: (silence) =>
        this.dispatch({ kind: 'stageSilent', stage, seconds: Math.floor(silence / 1000) }),
    });
    this.link = link;
    this.dispatch({ kind: 'stageConnected', stage });
    return link;
  }

  /** Tells the stage something that is not about playing. */
  send(message: ToStage): void {
    this.link?.send(message);
  }

  private work(event: PlaybackEvent): void {
    const { state, commands } = reducePlayback(this.current, event);
    this.current = state;
    commands.forEach((command) => this.carryOut(command));
    this.outside.changed(state);
  }

  private carryOut(command: PlaybackCommand): void {
    switch (command.kind) {
      case 'send':
        return this.link?.send(command.message);
      case 'sendEvents':
        return this.link?.sendEvents(command.events);
      case 'findSlice':
        void this.findSlice(command);
        return;
      case 'readEvents':
        void this.readEvents(command);
        return;
      case 'leaveStage':
        this.link?.close();
        this.link = undefined;
        return this.outside.left();
      default:
        return this.outside.carryOut(command);
    }
  }

  private async findSlice({
    request,
    windowNumber,
    atMs,
  }: PlaybackCommand & { kind: 'findSlice' }): Promise<void> {
    const { sessionId } = this;
    const [slice] = await Promise.all([
      settle(api.findSlice({ sessionId, windowNumber, atMs })),
      giveAssets(this.link),
    ]);
    this.dispatch({ kind: 'sliceFound', request, slice });
  }

  private async readEvents(wanted: PlaybackCommand & { kind: 'readEvents' }): Promise<void> {
    const { request, windowNumber, from, toChunk } = wanted;
    const { sessionId, link } = this;
    const batch = await settle(api.readEvents({ sessionId, windowNumber, from, toChunk }));
    await link?.room();
    this.dispatch({ kind: 'eventsRead', request, batch });
  }
}

function isAboutPlaying(message: FromStage): message is Told {
  return !['clicked', 'draggedOver', 'scaled', 'pageRead', 'picked'].includes(message.kind);
}
