import type { Replayer } from '@rrweb/replay';
import type { eventWithTime } from '@rrweb/types';
import RrwebPlayer from 'rrweb-player';
import 'rrweb-player/dist/style.css';
import type { EpochMilliseconds } from '../../shared/model/units.ts';
import { SnapshotMarks } from './snapshot-marks.ts';
import type { StageScale, StartOptions } from './protocol.ts';
import { errorMessage } from '../../shared/error-message.ts';

export interface PlayerListener {
  resized(): void;
  finished(): void;
  /** rrweb could not replay something; what it could stays on the screen. */
  stumbled(message: string): void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** One window's events in rrweb-player, addressed by the session's clock. */
export class Player {
  private readonly player: RrwebPlayer;
  private readonly replayer: Replayer;
  private readonly times: readonly EpochMilliseconds[];
  private readonly marks: SnapshotMarks;
  private readonly startMs: EpochMilliseconds;
  private readonly endMs: EpochMilliseconds;
  private cursorMs: EpochMilliseconds;
  private readonly listener: PlayerListener;
  private isPlaying = false;

  constructor(target: HTMLElement, events: eventWithTime[], options: StartOptions, listener: PlayerListener) {
    this.times = events.map((event) => event.timestamp);
    this.marks = new SnapshotMarks(events);
    this.startMs = this.times[0] ?? 0;
    this.endMs = this.times.at(-1) ?? this.startMs;
    this.cursorMs = this.startMs;
    this.player = new RrwebPlayer({
      target,
      props: {
        events,
        width: target.clientWidth,
        height: target.clientHeight,
        // Its own controller has no slider role and steps 5 ms for 5 s; the app has controls of its own.
        showController: false,
        autoPlay: false,
        speed: options.speed,
        // rrweb only notices inactivity that begins while it plays; the stage skips by itself.
        skipInactive: false,
        mouseTail: false,
        triggerFocus: false,
        showWarning: false,
        // `true` would give recorded documents scripts, and with them the stage.
        UNSAFE_replayCanvas: false,
      },
    });
    this.replayer = this.player.getReplayer();
    // Evidence is looked at: the replayed page takes no focus and no key, whatever the recording does.
    this.replayer.iframe.inert = true;
    this.listener = listener;
    this.listen();
  }

  get playing(): boolean {
    return this.isPlaying;
  }

  /** The moment that is shown. */
  get nowMs(): EpochMilliseconds {
    return this.isPlaying
      ? Math.min(this.startMs + this.replayer.getCurrentTime(), this.endMs)
      : this.cursorMs;
  }

  play(): void {
    const fromMs = this.cursorMs >= this.endMs ? this.startMs : this.cursorMs;
    this.isPlaying = true;
    this.attempt(() => this.replayer.play(fromMs - this.startMs));
  }

  pause(): void {
    this.cursorMs = this.nowMs;
    this.isPlaying = false;
    this.attempt(() => this.replayer.pause());
  }

  seek(atMs: EpochMilliseconds): void {
    this.cursorMs = Math.min(Math.max(atMs, this.startMs), this.endMs);
    const offset = this.marks.showableMoment(this.cursorMs) - this.startMs;
    this.attempt(() => (this.isPlaying ? this.replayer.play(offset) : this.replayer.pause(offset)));
  }

  /** Pauses at the next or previous moment at which something was recorded. */
  step(direction: 1 | -1): void {
    this.pause();
    const from = this.cursorMs;
    const target =
      direction > 0 ? this.times.find((time) => time > from) : this.times.findLast((time) => time < from);
    this.seek(target ?? from);
  }

  setSpeed(speed: number): void {
    this.replayer.setConfig({ speed });
  }

  /** Lays the page into the space there is. */
  resize(scale: StageScale, space: Size): void {
    const { offsetWidth: width, offsetHeight: height } = this.replayer.iframe;
    const size = scale === 'fit' || width === 0 ? space : { width, height };
    this.player.$set({ ...size, maxScale: scale === 'fit' ? 0 : 1 });
    this.player.triggerResize();
  }

  destroy(): void {
    this.attempt(() => this.replayer.destroy());
    this.attempt(() => this.player.$destroy());
  }

  /** Recordings can hold what no document can: names that are not valid, trees deeper than the stack. */
  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.listener.stumbled(errorMessage(error));
    }
  }

  private listen(): void {
    const { listener } = this;
    this.replayer.on('resize', () => listener.resized());
    this.replayer.on('finish', () => {
      // rrweb tells it some time after the last event: the user may have gone elsewhere since.
      if (this.isPlaying && this.nowMs >= this.endMs) {
        this.isPlaying = false;
        this.cursorMs = this.endMs;
        listener.finished();
      }
    });
  }
}
