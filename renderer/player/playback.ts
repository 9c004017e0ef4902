import type { SessionDetails, WindowSummary } from '../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../shared/model/units.ts';
import { showDropOverlay } from '../app-state.ts';
import type { FromStage, StageKey, StageScale, UrlMark } from '../stage/protocol.ts';
import { createStore, type Store } from '../ui/store.ts';
import { changeSpeed, type PlayerCommand } from './key-map.ts';
import { rememberPositions, type PositionKeeper } from './position-keeper.ts';
import { readWindowEvents } from './read-window-events.ts';
import { connectStage, type StageLink } from './stage-link.ts';

/** What the session view shows of a session that is being played. */
export interface PlaybackState {
  readonly phase: 'loading' | 'playing' | 'paused' | 'failed';
  /** How much of the window's events has been handed to the stage, 0 to 1. */
  readonly loaded: number;
  readonly window: WindowSummary;
  readonly urls: readonly UrlMark[];
  readonly speed: number;
  readonly skipInactivity: boolean;
  /** How much inactivity was just skipped; null when that has been shown long enough. */
  readonly skipped: Milliseconds | null;
  readonly scale: StageScale;
  readonly problem: string | null;
}

export interface PlaybackSettings {
  readonly speed: number;
  readonly skipInactivity: boolean;
  readonly scale: StageScale;
}

/** Positions this near to the end mean that the recording was watched to its end. */
const END_MARGIN_MS = 1000;
const SKIPPED_SHOWN_MS = 2500;

/** Plays one session's windows on a stage. One is made per opened session, and closed with it. */
export class Playback {
  readonly details: SessionDetails;
  readonly state: Store<PlaybackState>;
  /** The moment that is shown; a store of its own, because it changes twenty times a second. */
  readonly now: Store<EpochMilliseconds>;
  private readonly keeper: PositionKeeper;
  private link: StageLink | undefined;
  /** Told of keys that were pressed while the stage had the focus. */
  private readonly onKey: (playback: Playback, key: StageKey) => void;
  private loading = 0;
  private seeks = 0;
  private skippedTimer: number | undefined;

  constructor(details: SessionDetails, settings: PlaybackSettings, onKey: Playback['onKey']) {
    this.details = details;
    this.onKey = onKey;
    const window = startingWindow(details);
    this.state = createStore<PlaybackState>({
      ...settings,
      phase: 'loading',
      loaded: 0,
      window,
      urls: [],
      skipped: null,
      problem: null,
    });
    this.now = createStore(startingMoment(details, window));
    this.keeper = rememberPositions(details.session.id);
  }

  /** The stage has been loaded: hands it the window's events. */
  connect(frame: HTMLIFrameElement): void {
    this.link?.close();
    this.link = connectStage(frame, (message) => this.hear(message));
    // A stage that is loaded again goes on as it was; a session opened anew plays unless it was left somewhere.
    const { phase, loaded } = this.state.get();
    this.seeks = 0;
    void this.load(loaded > 0 ? phase === 'playing' : this.details.position === null);
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
    this.link?.send({ kind: 'seek', atMs: target, seek: ++this.seeks });
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

  dismissProblem(): void {
    this.patch({ problem: null });
  }

  /** Shows another window at the same moment, or at its nearest one. */
  switchWindow(number: number): void {
    const window = this.details.windows.find((candidate) => candidate.number === number);
    if (window && window !== this.state.get().window) {
      const play = this.state.get().phase === 'playing';
      this.patch({ window, phase: 'loading', loaded: 0, urls: [], problem: null });
      this.now.set(Math.min(Math.max(this.now.get(), window.startedAtMs), window.endedAtMs));
      void this.load(play);
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

  private async load(play: boolean): Promise<void> {
    const loading = ++this.loading;
    const { window } = this.state.get();
    this.link?.send({ kind: 'begin' });
    if (window.fullSnapshots === 0) {
      this.fail(
        'This window has no full snapshot, so there is no page to show. Its events are in the library.',
      );
      return;
    }
    const outcome = await readWindowEvents(this.details.session.id, window, (chunks, loaded) => {
      if (loading === this.loading) {
        this.link?.sendEvents(chunks);
        this.patch({ loaded });
      }
      return loading === this.loading;
    });
    if (loading !== this.loading) {
      return;
    }
    if (!outcome.ok) {
      this.fail(outcome.error.message);
      return;
    }
    const { speed, skipInactivity, scale } = this.state.get();
    const seek = this.seeks;
    this.link?.send({ kind: 'start', atMs: this.now.get(), seek, play, speed, skipInactivity, scale });
  }

  private hear(message: FromStage): void {
    switch (message.kind) {
      case 'started':
        return this.patch({ phase: message.playing ? 'playing' : 'paused', urls: message.urls });
      case 'moved':
        return this.follow(message.atMs, message.seek);
      case 'playing':
        return this.patch({ phase: message.on ? 'playing' : 'paused' });
      case 'skipped':
        return this.showSkipped(message.byMs);
      case 'stumbled':
        return this.patch({ problem: message.message });
      case 'failed':
        return this.fail(message.message);
      default:
        this.hearUser(message);
    }
  }

  /** What the user does on the stage is meant for the app. */
  private hearUser(message: Extract<FromStage, { kind: 'clicked' | 'pressed' | 'draggedOver' }>): void {
    switch (message.kind) {
      case 'clicked':
        return this.toggle();
      case 'pressed':
        return this.onKey(this, message.key);
      case 'draggedOver':
        return showDropOverlay(true);
    }
  }

  /** What was told before the stage had heard of the last seek is out of date. */
  private follow(atMs: EpochMilliseconds, seek: number): void {
    if (seek === this.seeks) {
      this.now.set(atMs);
      this.remember();
    }
  }

  private showSkipped(skipped: Milliseconds): void {
    this.patch({ skipped });
    window.clearTimeout(this.skippedTimer);
    this.skippedTimer = window.setTimeout(() => this.patch({ skipped: null }), SKIPPED_SHOWN_MS);
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

function startingWindow({ windows, position }: SessionDetails): WindowSummary {
  const remembered = windows.find((window) => window.number === position?.windowNumber);
  const showable = windows.find((window) => window.fullSnapshots > 0);
  const window = remembered ?? showable ?? windows[0];
  if (!window) {
    throw new Error('a session without windows');
  }
  return window;
}

function startingMoment({ position }: SessionDetails, window: WindowSummary): EpochMilliseconds {
  const isWatched = position !== null && position.atMs >= window.endedAtMs - END_MARGIN_MS;
  return position === null || isWatched ? window.startedAtMs : position.atMs;
}
