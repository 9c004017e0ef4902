import type { SessionDetails, WindowSummary } from '../../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import { isDraggedOver } from '../../app/state/imports.ts';
import type { FromStage, StageScale } from '../../stage/protocol.ts';
import { pluralise } from '../../ui/format.ts';
import type { Store } from '../../ui/store.ts';
import { FactsKeeper } from '../activity/facts-keeper.ts';
import type { OpenedMoment } from '../../app/state/opened-moment.ts';
import { Navigator, type Haste } from './navigator.ts';
import { openingState, startingMoment, type PlaybackSettings, type PlaybackState } from './playback-state.ts';
import { PageLink } from './page-link.ts';
import { rememberPositions, type PositionKeeper } from './position-keeper.ts';
import { openIndexes } from '../activity/session-indexes.ts';
import { ShownState } from './shown-state.ts';
import { findSkip, type Skip } from '../activity/skip-inactivity.ts';
import { connectStage, type StageLink } from './stage-link.ts';
import { UserFollower } from '../activity/user-follower.ts';
import { NO_FACTS } from '../activity/window-facts.ts';
import type { WindowIndexes } from '../activity/window-indexes.ts';

const STAGE_GONE =
  'The process that shows the page has stopped. The recording may ask for more than this computer has.';
const NO_SNAPSHOT =
  'This window has no full snapshot, so there is no page to show. What else was recorded is listed in the inspector.';

/** Plays one session's windows on a stage. One is made per opened session, and closed with it. */
export class Playback {
  readonly details: SessionDetails;
  readonly state: Store<PlaybackState>;
  /** The moment that is shown or wanted; a store of its own, because it changes twenty times a second. */
  readonly now: Store<EpochMilliseconds>;
  /** The page on the stage, for those who look into it. */
  readonly page = new PageLink();
  /** What is shown is not yet what is wanted. */
  readonly isArriving: Store<boolean>;
  /** The moment that is shown, for what follows the page without delaying it. */
  readonly settled: Store<EpochMilliseconds>;
  readonly indexes: WindowIndexes;
  private readonly shown: ShownState;
  private readonly keeper: PositionKeeper;
  private readonly facts: FactsKeeper;
  private readonly follower: UserFollower;
  private readonly navigator: Navigator;
  private link: StageLink | undefined;
  /** Whether the user wants it to play, also while it cannot yet. */
  private wantsToPlay: boolean;
  private marks = '';
  private stages = 1;

  constructor(details: SessionDetails, settings: PlaybackSettings) {
    this.details = details;
    const state = openingState(details, settings);
    this.shown = new ShownState(state, startingMoment(details, state.window));
    this.state = this.shown.state;
    this.now = this.shown.now;
    this.isArriving = this.shown.isArriving;
    this.settled = this.shown.settled;
    this.wantsToPlay = settings.play;
    const { id } = details.session;
    this.keeper = rememberPositions(id);
    this.indexes = openIndexes(id);
    this.facts = new FactsKeeper(this.indexes, settings.inactiveAfter, (facts) => this.patch({ facts }));
    this.facts.watch(state.window);
    this.follower = new UserFollower(details, this.indexes, (canFollow) => this.patch({ canFollow }));
    this.navigator = new Navigator(id, () => this.navigation, {
      moved: (atMs, isPassing) => this.follow(atMs, isPassing),
      loaded: (loaded) => this.state.get().phase === 'loading' && this.patch({ loaded }),
      ranDry: (isDry) => this.shown.setBuffering(isDry),
      finished: () => this.finish(),
      holds: (content, isWhole) => this.facts.hold({ content, isWhole }),
      failed: (problem) => this.fail(problem),
    });
  }

  /** Has the words of a search marked on the page; empty for none. */
  setMarks(typed: string): void {
    this.marks = typed;
    this.link?.send({ kind: 'setMarks', typed });
  }

  /** Goes to a moment that was asked for elsewhere, in its own window. */
  visit({ windowNumber, atMs, typed }: OpenedMoment): void {
    const { windows } = this.details;
    const window =
      windows.find(({ number }) => number === windowNumber) ??
      windowHolding(windows, this.windowAt(atMs), atMs);
    if (this.state.get().phase === 'playing') {
      this.setPlaying(false);
    }
    this.wantsToPlay = false;
    this.setMarks(typed);
    this.goTo(window, atMs);
  }

  /** The stage has been loaded: has it show the moment. */
  connect(frame: HTMLIFrameElement): void {
    this.link?.close();
    this.link = connectStage(frame, {
      onMessage: (jump, message) => this.hear(jump, message),
      onGone: () => this.dropStage(STAGE_GONE),
      onSilence: (silence) => this.shown.showSilence(Math.floor(silence / 1000)),
    });
    this.link.send({ kind: 'setMarks', typed: this.marks });
    this.page.connect(this.link);
    this.navigator.connect(this.link);
    this.show(this.state.get().window, this.now.get());
  }

  /** Ends the stage at once, whatever it is doing: taking its frame away ends its process, also a stuck one. */
  stop(): void {
    const { busySeconds } = this.state.get();
    this.dropStage(
      `The page was stopped. The recording had kept it busy for ${pluralise(busySeconds, 'second')}.`,
    );
  }

  close(): void {
    this.navigator.disconnect();
    this.link?.close();
    this.facts.close();
    this.follower.close();
    this.indexes.close();
    this.keeper.close();
    this.shown.quieten();
  }

  seek(atMs: EpochMilliseconds, haste: Haste = 'atOnce'): void {
    this.goTo(this.windowAt(atMs), atMs, haste);
  }

  /** Goes to a moment of a window, also of one that is not shown; 0 stands for the one that is. */
  seekIn(windowNumber: number, atMs: EpochMilliseconds, haste: Haste = 'atOnce'): void {
    const window = this.details.windows.find(({ number }) => number === windowNumber);
    if (!window || window === this.windowAt(atMs)) {
      return this.seek(atMs, haste);
    }
    this.patch({ followsUser: false });
    this.goTo(window, atMs, haste);
  }

  toggle(): void {
    const { phase, window } = this.state.get();
    if (phase === 'playing') {
      this.setPlaying(false);
      this.navigator.pause();
    } else if (phase === 'paused') {
      this.setPlaying(true);
      if (this.now.get() >= window.endedAtMs) {
        this.seek(window.startedAtMs);
      }
      this.navigator.play();
    }
  }

  step(direction: 1 | -1): void {
    this.setPlaying(false);
    this.navigator.step(direction);
  }

  setSpeed(speed: number): void {
    this.patch({ speed });
    this.link?.send({ kind: 'setSpeed', speed });
  }

  setSkipInactivity(skipInactivity: boolean): void {
    this.patch({ skipInactivity });
  }

  setInactiveAfter(inactiveAfter: Milliseconds): void {
    this.patch({ inactiveAfter });
    this.facts.setThreshold(inactiveAfter);
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

  /** Shows another window at the same moment, or at its nearest one, and stays with it. */
  switchWindow(number: number): void {
    const window = this.details.windows.find((candidate) => candidate.number === number);
    if (window && window !== this.state.get().window) {
      this.patch({ followsUser: false });
      this.goTo(window, this.now.get());
    }
  }

  /** Whether to show the window in which the user was, whichever that is. */
  setFollowsUser(followsUser: boolean): void {
    this.patch({ followsUser });
    if (followsUser && this.windowAt(this.now.get()) !== this.state.get().window) {
      this.seek(this.now.get());
    }
  }

  private get navigation(): { readonly play: boolean; readonly speed: number; readonly scale: StageScale } {
    const { speed, scale } = this.state.get();
    return { play: this.wantsToPlay, speed, scale };
  }

  private windowAt(atMs: EpochMilliseconds): WindowSummary {
    const { followsUser, window } = this.state.get();
    return (followsUser ? this.follower.windowAt(atMs) : undefined) ?? window;
  }

  private goTo(window: WindowSummary, atMs: EpochMilliseconds, haste: Haste = 'atOnce'): void {
    const isSame = window === this.state.get().window;
    const target = Math.min(Math.max(atMs, window.startedAtMs), window.endedAtMs);
    this.now.set(target);
    if (!isSame) {
      this.enter(window);
    }
    const { phase, stage } = this.state.get();
    if (stage === null && !isSame) {
      this.reload();
    } else if (phase !== 'failed') {
      this.show(window, target, haste);
      this.remember();
    }
  }

  /** Nothing that was known of the window before is of any interest now. */
  private enter(window: WindowSummary): void {
    const { phase, stage } = this.state.get();
    this.patch({ window, facts: NO_FACTS, problem: null, problems: 0, loaded: 0 });
    this.facts.watch(window);
    if (phase === 'failed' && stage !== null) {
      this.patch({ phase: 'loading' });
    }
  }

  private show(window: WindowSummary, atMs: EpochMilliseconds, haste: Haste = 'atOnce'): void {
    if (window.fullSnapshots === 0) {
      this.navigator.leave();
      this.fail(NO_SNAPSHOT);
    } else {
      this.shown.startSeeking();
      this.navigator.go({ window, atMs, haste });
    }
  }

  private hear(jump: number, message: FromStage): void {
    switch (message.kind) {
      case 'clicked':
        return this.toggle();
      case 'draggedOver':
        return isDraggedOver.set(true);
      case 'stumbled':
        if (this.navigator.isCurrent(jump)) {
          this.patch({ problem: message.message, problems: message.count });
        }
        return;
      case 'pageRead':
      case 'picked':
        return this.page.hear(message);
      default:
        this.navigator.hear(jump, message);
    }
  }

  /** The stage shows the moment that is wanted. */
  private follow(atMs: EpochMilliseconds, isPassing: boolean): void {
    this.shown.quieten();
    this.now.set(atMs);
    this.remember();
    const { phase, skipInactivity, facts, window } = this.state.get();
    if (phase === 'loading') {
      this.setPlaying(this.wantsToPlay);
    }
    if (this.wantsToPlay && !isPassing && this.windowAt(atMs) !== window) {
      return this.seek(atMs);
    }
    const skips = skipInactivity && this.wantsToPlay && !isPassing;
    const skip = skips ? findSkip(facts.inactive, atMs) : undefined;
    if (skip) {
      this.skip(skip);
    }
  }

  /** The window has come to its end; the session may go on in another. */
  private finish(): void {
    const { followsUser, window } = this.state.get();
    const next = followsUser ? this.follower.nextPlace(window) : undefined;
    if (next) {
      this.goTo(next.window, next.atMs);
    } else {
      this.setPlaying(false);
    }
  }

  private skip({ toMs, byMs }: Skip): void {
    this.seek(toMs);
    this.shown.showSkipped(byMs);
  }

  private setPlaying(wantsToPlay: boolean): void {
    this.wantsToPlay = wantsToPlay;
    this.shown.setBuffering(false);
    if (this.state.get().phase !== 'failed') {
      this.patch({ phase: wantsToPlay ? 'playing' : 'paused' });
    }
  }

  /** The stage is there no more, or is about to be replaced. @param problem why */
  private dropStage(problem: string | null): void {
    this.navigator.disconnect();
    this.page.disconnect();
    this.link?.close();
    this.link = undefined;
    this.shown.quieten();
    this.patch({ phase: 'failed', problem, stage: null, skipped: null, busySeconds: 0, problems: 0 });
  }

  private remember(): void {
    this.keeper.keep({ windowNumber: this.state.get().window.number, atMs: this.now.get() });
  }

  private fail(problem: string): void {
    this.shown.quieten();
    this.patch({ phase: 'failed', problem });
  }

  private patch(change: Partial<PlaybackState>): void {
    this.shown.patch(change);
  }
}

/** The preferred window, unless only another one was recorded at a moment. */
function windowHolding(
  windows: readonly WindowSummary[],
  preferred: WindowSummary,
  atMs: EpochMilliseconds,
): WindowSummary {
  const isHeldBy = ({ startedAtMs, endedAtMs, fullSnapshots }: WindowSummary): boolean =>
    startedAtMs <= atMs && atMs <= endedAtMs && fullSnapshots > 0;
  return isHeldBy(preferred) ? preferred : (windows.find(isHeldBy) ?? preferred);
}
