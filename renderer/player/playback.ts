import type { SessionDetails } from '../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../shared/model/units.ts';
import { showDropOverlay } from '../app-state.ts';
import { pluralise } from '../ui/format.ts';
import type { FromStage, StageScale } from '../stage/protocol.ts';
import { createStore, type Store } from '../ui/store.ts';
import { changeSpeed, type PlayerCommand } from './key-map.ts';
import { rememberPositions, type PositionKeeper } from './position-keeper.ts';
import { readWindowEvents } from './read-window-events.ts';
import { openingState, startingMoment, type PlaybackSettings, type PlaybackState } from './playback-state.ts';
import { SeekQueue } from './seek-queue.ts';
import { connectStage, type StageLink } from './stage-link.ts';

const STAGE_GONE =
  'The process that shows the page has stopped. The recording may ask for more than this computer has.';
const SKIPPED_SHOWN_MS = 2500;
const SEEKING_SHOWN_AFTER_MS = 200;

/** Plays one session's windows on a stage. One is made per opened session, and closed with it. */
export class Playback {
  readonly details: SessionDetails;
  readonly state: Store<PlaybackState>;
  /** The moment that is shown; a store of its own, because it changes twenty times a second. */
  readonly now: Store<EpochMilliseconds>;
  private readonly keeper: PositionKeeper;
  private link: StageLink | undefined;
  /** The number of the window that is shown; every loading is a new one. */
  private loading = 0;
  /** Whether the user wants it to play, also while it cannot yet. */
  private wantsToPlay: boolean;
  private readonly seeks = new SeekQueue((atMs, seek) => this.link?.send({ kind: 'seek', atMs, seek }));
  private stages = 1;
  private skippedTimer: number | undefined;
  private seekingTimer: number | undefined;

  constructor(details: SessionDetails, settings: PlaybackSettings) {
    this.details = details;
    const state = openingState(details, settings);
    this.state = createStore(state);
    this.now = createStore(startingMoment(details, state.window));
    this.wantsToPlay = settings.play;
    this.keeper = rememberPositions(details.session.id);
  }

  /** The stage has been loaded: hands it the window's events. */
  connect(frame: HTMLIFrameElement): void {
    this.link?.close();
    this.link = connectStage(frame, {
      onMessage: (load, message) => this.hear(load, message),
      onGone: () => this.dropStage(STAGE_GONE),
      onSilence: (silence) => this.showSilence(Math.floor(silence / 1000)),
    });
    this.seeks.reset();
    void this.load();
  }

  /** Ends the stage at once, whatever it is doing: taking its frame away ends its process, also a stuck one. */
  stop(): void {
    const { busySeconds } = this.state.get();
    this.dropStage(
      `The page was stopped. The recording had kept it busy for ${pluralise(busySeconds, 'second')}.`,
    );
  }

  close(): void {
    this.loading++;
    this.link?.close();
    this.keeper.close();
  }

  seek(atMs: EpochMilliseconds): void {
    const { startedAtMs, endedAtMs } = this.state.get().window;
    const target = Math.min(Math.max(atMs, startedAtMs), endedAtMs);
    this.now.set(target);
    if (this.state.get().phase === 'failed') {
      return;
    }
    this.seekingTimer ??= window.setTimeout(() => this.patch({ isSeeking: true }), SEEKING_SHOWN_AFTER_MS);
    this.seeks.want(target);
    this.remember();
  }

  toggle(): void {
    const { phase } = this.state.get();
    if (phase === 'playing' || phase === 'paused') {
      this.link?.send({ kind: phase === 'playing' ? 'pause' : 'play' });
    }
  }

  step(direction: 1 | -1): void {
    this.link?.send({ kind: 'step', direction });
  }

  setSpeed(speed: number): void {
    this.patch({ speed });
    this.link?.send({ kind: 'setSpeed', speed });
  }

  setSkipInactivity(skipInactivity: boolean): void {
    this.patch({ skipInactivity });
    this.link?.send({ kind: 'setSkipInactivity', on: skipInactivity });
  }

  setScale(scale: StageScale): void {
    this.patch({ scale });
    this.link?.send({ kind: 'setScale', scale });
  }

  /** Loads a stage anew, at the same moment, paused: of one that is there, the process ends. */
  reload(): void {
    this.wantsToPlay = false;
    this.dropStage(null);
    this.patch({ phase: 'loading', loaded: 0, stage: ++this.stages });
  }

  dismissProblem(): void {
    this.patch({ problem: null });
  }

  /** Shows another window at the same moment, or at its nearest one. */
  switchWindow(number: number): void {
    const window = this.details.windows.find((candidate) => candidate.number === number);
    if (window && window !== this.state.get().window) {
      this.patch({
        window,
        phase: 'loading',
        loaded: 0,
        urls: [],
        missing: null,
        problem: null,
        problems: 0,
      });
      this.now.set(Math.min(Math.max(this.now.get(), window.startedAtMs), window.endedAtMs));
      if (this.state.get().stage === null) {
        this.reload();
      } else {
        void this.load();
      }
    }
  }

  /** Carries out a command of the key map, if it is one about playing. */
  run(command: PlayerCommand): void {
    const { window, speed } = this.state.get();
    switch (command.kind) {
      case 'toggle':
        return this.toggle();
      case 'jump':
        return this.seek(this.now.get() + command.byMs);
      case 'step':
        return this.step(command.direction);
      case 'changeSpeed':
        return this.setSpeed(changeSpeed(speed, command.direction));
      case 'goToStart':
        return this.seek(window.startedAtMs);
      case 'goToEnd':
        return this.seek(window.endedAtMs);
      default:
    }
  }

  private async load(): Promise<void> {
    const loading = ++this.loading;
    const { window } = this.state.get();
    this.seeks.forget();
    this.link?.send({ kind: 'begin', load: loading });
    if (window.fullSnapshots === 0) {
      this.fail(
        'This window has no full snapshot, so there is no page to show. Its events can be read with the command line (“events”).',
      );
      return;
    }
    const outcome = await readWindowEvents(
      this.details.session.id,
      window,
      async ({ chunks, next }, loaded) => {
        await this.link?.room();
        if (loading === this.loading) {
          this.link?.sendEvents({ chunks, isTorn: next !== null && next.byte > 0 });
          this.patch({ loaded });
        }
        return loading === this.loading;
      },
    );
    if (loading !== this.loading) {
      return;
    }
    if (!outcome.ok) {
      this.fail(outcome.error.message);
      return;
    }
    const { speed, skipInactivity, scale } = this.state.get();
    const settings = { seek: this.seeks.last, speed, skipInactivity, scale };
    this.link?.send({ kind: 'start', atMs: this.now.get(), play: this.wantsToPlay, ...settings });
  }

  /** @param load which window the message is about */
  private hear(load: number, message: FromStage): void {
    if (load === this.loading || message.kind === 'draggedOver') {
      this.carryOut(message);
    }
  }

  private carryOut(message: FromStage): void {
    switch (message.kind) {
      case 'started':
        return this.patch({ phase: message.playing ? 'playing' : 'paused', urls: message.urls });
      case 'sanitised':
        return this.patch({ missing: message.missing });
      case 'moved':
        return this.follow(message.atMs, message.seek);
      case 'playing':
        this.wantsToPlay = message.on;
        return this.patch({ phase: message.on ? 'playing' : 'paused' });
      case 'skipped':
        return this.showSkipped(message.byMs);
      case 'stumbled':
        return this.patch({ problem: message.message, problems: message.count });
      case 'failed':
        return this.fail(message.message);
      default:
        this.hearUser(message);
    }
  }

  /** What the user does on the stage is meant for the app. */
  private hearUser(message: Extract<FromStage, { kind: 'clicked' | 'draggedOver' }>): void {
    switch (message.kind) {
      case 'clicked':
        return this.toggle();
      case 'draggedOver':
        return showDropOverlay(true);
    }
  }

  /** What was told before the stage had heard of the last seek is out of date. */
  private follow(atMs: EpochMilliseconds, seek: number): void {
    if (this.seeks.arrived(seek)) {
      window.clearTimeout(this.seekingTimer);
      this.seekingTimer = undefined;
      if (this.state.get().isSeeking) {
        this.patch({ isSeeking: false });
      }
      this.now.set(atMs);
      this.remember();
    }
  }

  private showSkipped(skipped: Milliseconds): void {
    this.patch({ skipped });
    window.clearTimeout(this.skippedTimer);
    this.skippedTimer = window.setTimeout(() => this.patch({ skipped: null }), SKIPPED_SHOWN_MS);
  }

  private showSilence(busySeconds: number): void {
    if (busySeconds !== this.state.get().busySeconds) {
      this.patch({ busySeconds });
    }
  }

  /** The stage is there no more, or is about to be replaced. @param problem why */
  private dropStage(problem: string | null): void {
    this.loading++;
    this.link?.close();
    this.link = undefined;
    window.clearTimeout(this.seekingTimer);
    this.seekingTimer = undefined;
    const quiet = { isSeeking: false, skipped: null, busySeconds: 0, problems: 0 };
    this.patch({ phase: 'failed', problem, stage: null, ...quiet });
  }

  private remember(): void {
    this.keeper.keep({ windowNumber: this.state.get().window.number, atMs: this.now.get() });
  }

  private fail(problem: string): void {
    this.patch({ phase: 'failed', problem });
  }

  private patch(change: Partial<PlaybackState>): void {
    this.state.update((state) => ({ ...state, ...change }));
  }
}
