import type { SessionDetails } from '../../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import { isDraggedOver } from '../../app/state/imports.ts';
import type { OpenedMoment } from '../../app/state/opened-moment.ts';
import type { StageScale } from '../../stage/protocol.ts';
import { pluralise } from '../../ui/format.ts';
import { createStore, type Store } from '../../ui/store.ts';
import { FactsKeeper } from '../activity/facts-keeper.ts';
import { openIndexes } from '../activity/session-indexes.ts';
import { watchActivity } from '../activity/user-activity.ts';
import { NO_FACTS } from '../activity/window-facts.ts';
import type { WindowIndexes } from '../activity/window-indexes.ts';
import { LateFlag } from './late-flag.ts';
import { PageLink } from './page-link.ts';
import { PlaybackShell, type OutsideCommand } from './playback-shell.ts';
import { openPlayback, type PlaybackSettings, type PlaybackState, type SeekMode } from './playback-state.ts';
import { initialExtras, isSameView, viewOf, type PlaybackView, type ViewExtras } from './playback-view.ts';
import { rememberPositions, type PositionKeeper } from './position-keeper.ts';
import { SettledMoment } from './settled-moment.ts';

const SKIPPED_SHOWN_MS: Milliseconds = 2500;
/** A shorter wait is not shown. */
const NOTICEABLE: Milliseconds = 300;

/**
 * One opened session as it is played, for all who show it or have it play: stores to read, and what the user can do.
 * What happens is decided in playback-machine.ts. Closed with the session.
 */
export class Playback {
  readonly details: SessionDetails;
  readonly state: Store<PlaybackView>;
  /** The moment that is shown or wanted; a store of its own, because it changes twenty times a second. */
  readonly now: Store<EpochMilliseconds>;
  /** The page on the stage, for those who look into it. */
  readonly page = new PageLink();
  /** How large the page is on the stage: 1 is as large as it was; null until it is known. */
  readonly factor = createStore<number | null>(null);
  /** What is shown is not yet what is wanted. */
  readonly isArriving = createStore(true);
  /** The moment that is shown, for what follows the page without delaying it. */
  readonly settled: Store<EpochMilliseconds>;
  readonly indexes: WindowIndexes;
  private readonly shell: PlaybackShell;
  private readonly keeper: PositionKeeper;
  private readonly facts: FactsKeeper;
  private readonly stopWatching: () => void;
  private readonly seeking = new LateFlag(NOTICEABLE, (isSeeking) => this.note({ isSeeking }));
  private readonly buffering = new LateFlag(NOTICEABLE, (isBuffering) => this.note({ isBuffering }));
  private extras: ViewExtras;
  private skippedTimer: number | undefined;
  private marks = '';

  constructor(details: SessionDetails, settings: PlaybackSettings) {
    this.details = details;
    const opened = openPlayback(details, settings);
    this.extras = initialExtras(settings);
    this.state = createStore(viewOf(opened, this.extras));
    this.now = createStore(opened.nowMs);
    this.settled = new SettledMoment(this.now, this.isArriving).atMs;
    this.shell = new PlaybackShell(details.session.id, opened, {
      changed: (state) => this.show(state),
      carryOut: (command) => this.carryOut(command),
      hear: (message) => {
        switch (message.kind) {
          case 'clicked':
            return this.toggle();
          case 'scaled':
            this.factor.set(message.factor);
            return this.shell.dispatch({ kind: 'scaleSet', scale: message.scale, isTold: true });
          case 'draggedOver':
            return isDraggedOver.set(true);
          default:
            return this.page.hear(message);
        }
      },
      left: () => this.page.disconnect(),
    });
    this.keeper = rememberPositions(details.session.id);
    this.indexes = openIndexes(details.session.id);
    this.facts = new FactsKeeper(this.indexes, settings.inactiveAfter, (facts, window) => {
      this.note({ facts });
      this.shell.dispatch({ kind: 'inactivityKnown', window, inactive: facts.inactive });
    });
    this.facts.watch(opened.window);
    this.stopWatching = watchActivity(details, this.indexes, (activity) => {
      this.note({ canFollow: activity.length > 1 });
      this.shell.dispatch({ kind: 'activityKnown', activity });
    });
  }

  /** The stage has been loaded: has it show the moment. */
  connect(frame: HTMLIFrameElement): void {
    const link = this.shell.connect(frame);
    link.send({ kind: 'setMarks', typed: this.marks });
    this.page.connect(link);
  }

  close(): void {
    this.shell.dispatch({ kind: 'closed' });
    this.facts.close();
    this.stopWatching();
    this.indexes.close();
    this.keeper.close();
    window.clearTimeout(this.skippedTimer);
  }

  /** Marks the words of a search on the page; empty for none. */
  setMarks(typed: string): void {
    this.marks = typed;
    this.shell.send({ kind: 'setMarks', typed });
  }

  /** Goes to a moment that was asked for elsewhere, in its own window, and stays there. */
  visit({ windowNumber, atMs, typed }: OpenedMoment): void {
    this.setMarks(typed);
    this.shell.dispatch({ kind: 'jumped', atMs, mode: 'atOnce', to: { kind: 'any', windowNumber } });
  }

  seek(atMs: EpochMilliseconds, mode: SeekMode = 'atOnce'): void {
    this.shell.dispatch({ kind: 'jumped', atMs, mode });
  }

  /** Goes to a moment of a window, also of one that is not shown; 0 stands for the one that is. */
  seekIn(windowNumber: number, atMs: EpochMilliseconds, mode: SeekMode = 'atOnce'): void {
    this.shell.dispatch({ kind: 'jumped', atMs, mode, to: { kind: 'in', windowNumber } });
  }

  /** Shows another window at the same moment, or at its nearest one, and stays with it. */
  switchWindow(windowNumber: number): void {
    if (windowNumber !== this.shell.state.window.number) {
      const atMs = this.now.get();
      this.shell.dispatch({ kind: 'jumped', atMs, mode: 'atOnce', to: { kind: 'stay', windowNumber } });
    }
  }

  toggle(): void {
    this.shell.dispatch({ kind: 'toggled' });
  }

  step(direction: 1 | -1): void {
    this.shell.dispatch({ kind: 'stepped', by: direction });
  }

  setSpeed(speed: number): void {
    this.shell.dispatch({ kind: 'speedSet', speed });
  }

  setScale(scale: StageScale): void {
    this.shell.dispatch({ kind: 'scaleSet', scale });
  }

  /** Tells the page that its user prefers the other colours. */
  toggleDark(): void {
    const { look } = this.shell.state;
    const colorScheme = look.colorScheme === 'dark' ? 'light' : 'dark';
    this.shell.dispatch({ kind: 'lookSet', look: { ...look, colorScheme } });
  }

  setSkipInactivity(isOn: boolean): void {
    this.shell.dispatch({ kind: 'skippingSet', isOn });
  }

  setInactiveAfter(inactiveAfter: Milliseconds): void {
    this.note({ inactiveAfter });
    this.facts.setThreshold(inactiveAfter);
  }

  /** Whether to show the window in which the user was, whichever that is. */
  setFollowsUser(isOn: boolean): void {
    this.shell.dispatch({ kind: 'followingSet', isOn });
  }

  /** Loads a stage anew, at the same moment, paused: of one that is there, the process ends. */
  reload(): void {
    this.shell.dispatch({ kind: 'reloaded' });
  }

  /** Ends the stage at once, whatever it is doing: taking its frame away ends its process, also a stuck one. */
  stop(): void {
    const { busySeconds } = this.shell.state;
    const problem = `The page was stopped. The recording had kept it busy for ${pluralise(busySeconds, 'second')}.`;
    this.shell.dispatch({ kind: 'stopped', problem });
  }

  dismissProblem(): void {
    this.shell.dispatch({ kind: 'problemDismissed' });
  }

  private carryOut(command: OutsideCommand): void {
    switch (command.kind) {
      case 'watchWindow':
        this.note({ facts: NO_FACTS });
        return this.facts.watch(command.window);
      case 'noteHeld':
        return this.facts.hold(command);
      case 'keepPosition':
        return this.keeper.keep(command.position);
      case 'tellSkipped':
        return this.tellSkipped(command.byMs);
    }
  }

  /** Says for a while how much was skipped. */
  private tellSkipped(skipped: Milliseconds): void {
    this.note({ skipped });
    window.clearTimeout(this.skippedTimer);
    this.skippedTimer = window.setTimeout(() => this.note({ skipped: null }), SKIPPED_SHOWN_MS);
  }

  private note(change: Partial<ViewExtras>): void {
    this.extras = { ...this.extras, ...change };
    this.show(this.shell.state);
  }

  private show(state: PlaybackState): void {
    const isArriving = state.phase === 'connecting' || state.phase === 'seeking';
    // Whoever follows the page must learn first that a jump begins, and last that it has ended.
    if (isArriving) {
      this.isArriving.set(true);
    }
    const view = viewOf(state, this.extras);
    if (!isSameView(view, this.state.get())) {
      this.state.set(view);
    }
    this.now.set(state.nowMs);
    this.isArriving.set(isArriving);
    this.seeking.set(isArriving);
    this.buffering.set(state.phase === 'showing' && state.isDry && state.wantsToPlay);
  }
}
