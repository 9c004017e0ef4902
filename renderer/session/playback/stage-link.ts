import type { Milliseconds } from '../../../shared/model/units.ts';
import { STAGE_ORIGIN } from '../../../shared/origins.ts';
import type { FromStage, StageEvents, StageMessage, ToStage } from '../../stage/protocol.ts';
import { Heartbeat } from './heartbeat.ts';

/** What a link tells the app. */
export interface StageListener {
  /** @param jump the last jump that the stage had heard of */
  onMessage(jump: number, message: FromStage): void;
  /** The stage's process has ended. */
  onGone(): void;
  /** The stage has not answered for this long; 0 when it does again. */
  onSilence(silence: Milliseconds): void;
}

/** The app's end of the one channel to the stage. */
export interface StageLink {
  send(message: ToStage): void;
  /** Resolves when the stage can take another batch of events: no more than two are on their way. */
  room(): Promise<void>;
  /** Hands a batch of events over without copying it; the buffers are gone afterwards. */
  sendEvents(events: StageEvents): void;
  close(): void;
}

/** Opens the channel to a stage that has just been loaded. */
export function connectStage(frame: HTMLIFrameElement, listener: StageListener): StageLink {
  const { port1, port2 } = new MessageChannel();
  const send = (message: ToStage, buffers: readonly ArrayBuffer[] = []): void =>
    port1.postMessage(message, [...buffers]);
  const heartbeat = new Heartbeat(
    () => send({ kind: 'ping' }),
    (silence) => listener.onSilence(silence),
  );
  const batches = new Batches();
  port1.onmessage = ({ data: { jump, message } }: MessageEvent<StageMessage>) => {
    heartbeat.heard();
    if (message.kind === 'taken') {
      batches.taken();
    } else if (message.kind !== 'pong') {
      listener.onMessage(jump, message);
    }
  };
  const end = (): void => {
    heartbeat.stop();
    batches.end();
    listener.onGone();
  };
  port1.addEventListener('close', end);
  frame.contentWindow?.postMessage('connect', STAGE_ORIGIN, [port2]);
  return {
    send,
    room: () => batches.room(),
    sendEvents: (events) => {
      batches.sent();
      send({ kind: 'events', ...events }, events.chunks);
    },
    close: () => {
      port1.removeEventListener('close', end);
      port1.close();
      heartbeat.stop();
      batches.end();
    },
  };
}

const MAX_UNTAKEN = 2;

/** Counts the batches that the stage has not taken yet, so that they do not pile up before a slow one. */
class Batches {
  private untaken = 0;
  private isOver = false;
  private waiting: (() => void)[] = [];

  room(): Promise<void> {
    return this.hasRoom ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }

  sent(): void {
    this.untaken++;
  }

  taken(): void {
    this.untaken--;
    this.release();
  }

  /** Nobody waits for a stage that is gone. */
  end(): void {
    this.isOver = true;
    this.release();
  }

  private get hasRoom(): boolean {
    return this.isOver || this.untaken < MAX_UNTAKEN;
  }

  private release(): void {
    if (this.hasRoom) {
      this.waiting.splice(0).forEach((resolve) => resolve());
    }
  }
}
