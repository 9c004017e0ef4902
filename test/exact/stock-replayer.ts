import { Replayer } from '@rrweb/replay';
import { EventType, type eventWithTime } from '@rrweb/types';
import { extendReplayer } from '../../renderer/stage/replayer/extend-replayer.ts';
import { SWITCHES } from '../../renderer/stage/replayer/switches.ts';

type Cast = () => void;

/** What the comparison needs of a replayer beside its public face. */
interface Insides {
  readonly getCastFn: (event: eventWithTime, isSync: boolean) => Cast;
  readonly emitter: { emit(name: string): void };
  readonly service: { readonly state: { readonly context: { baselineTime: number } } };
  readonly mouse: HTMLElement;
  readonly hoverElements: (target: Node) => void;
  readonly mediaManager: { readonly mediaMap: Map<Element, StockMediaState> };
  mousePos: { readonly id: number } | null;
  touchActive: boolean | null;
  lastSelectionData: unknown;
  newDocumentQueue: unknown[];
}

export interface StockMediaState {
  readonly isPlaying: boolean;
  readonly currentTimeAtLastInteraction: number;
  readonly lastInteractionTimeOffset: number;
  readonly playbackRate: number;
  readonly volume: number;
  readonly muted: boolean;
  readonly loop: boolean;
}

const silent = { log: () => undefined, warn: () => undefined };
// A browser moves what is scrolled when something above it grows, at moments of its own choosing.
const STEADY = '* { overflow-anchor: none !important; }';

/**
 * A replayer as it comes, without its virtual DOM: that is a short cut for seeking, with faults of its own (a rule that
 * was added to a sheet whose element moves is lost, for one). The stage shows it what a user sees in the same way.
 */
export function makeReplayer(events: eventWithTime[], root: HTMLElement): Replayer {
  const replayer = new Replayer(events, {
    root,
    ...SWITCHES,
    insertStyleRules: [...SWITCHES.insertStyleRules, STEADY],
    logger: silent as unknown as Console,
  });
  extendReplayer(replayer, () => undefined);
  return replayer;
}

export function insidesOf(replayer: Replayer): Insides {
  return replayer as unknown as Insides;
}

/** rrweb sets the size and builds the first snapshot by timers of at most a millisecond: one that is due later comes later. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}

/**
 * Plays linearly: every event is applied in turn, by the replayer's own function for it. Its timer does the same when
 * the event's time has come (Timer.rafCheck calls the function that getCastFn made), except that it then scrolls
 * smoothly and moves the mouse step by step. So it is told that it is seeking (`isSync`), and what it then puts off to
 * the end of the seek, it does at every look.
 */
export class LinearPlayer {
  readonly replayer: Replayer;
  private readonly insides: Insides;
  private readonly events: eventWithTime[];
  private at = 0;
  /** Events that rrweb throws at: a seek would end with them. */
  readonly refused = new Set<number>();

  constructor(events: eventWithTime[], root: HTMLElement) {
    this.events = events;
    this.replayer = makeReplayer([...events], root);
    this.insides = insidesOf(this.replayer);
  }

  /** Whether anything was selected: else a caret may be wherever an opened dialog put the focus. */
  get hasSelection(): boolean {
    return this.insides.lastSelectionData !== null;
  }

  /** Applies all events up to one, that included. */
  playTo(last: number): void {
    for (; this.at <= last; this.at++) {
      const event = this.events[this.at];
      if (event && event.type !== EventType.DomContentLoaded && event.type !== EventType.Load) {
        this.cast(event);
      }
    }
  }

  /** Shows what waits for the end of a seek, lets it be looked at, and takes it back. */
  look<T>(atMs: number, take: () => T): T {
    const { insides } = this;
    const { mousePos, touchActive, lastSelectionData } = insides;
    insides.service.state.context.baselineTime = atMs;
    insides.emitter.emit('flush');
    const taken = take();
    Object.assign(insides, { mousePos, touchActive, lastSelectionData });
    insides.mouse.removeAttribute('style');
    insides.mouse.classList.remove('touch-active');
    for (const document of documentsOf(this.replayer.iframe.contentDocument)) {
      document.getSelection()?.removeAllRanges();
    }
    // Nothing is pointed at until the next look.
    insides.hoverElements(document);
    return taken;
  }

  private cast(event: eventWithTime): void {
    const { contentDocument } = this.replayer.iframe;
    if (event.type === EventType.Meta) {
      // Nor what still waited for its frame.
      this.insides.newDocumentQueue = [];
    }
    if (event.type === EventType.FullSnapshot && contentDocument) {
      // rrweb fills the same document again, which keeps its sheets. After a seek they are not there.
      contentDocument.adoptedStyleSheets = [];
    }
    try {
      this.insides.getCastFn(event, true)();
    } catch {
      this.refused.add(this.at);
    }
  }
}

/** A document and those in its frames. */
export function documentsOf(document: Document | null): Document[] {
  if (!document) {
    return [];
  }
  const frames = [...rootsOf(document)].flatMap((root) => [...root.querySelectorAll('iframe')]);
  return [document, ...frames.flatMap(({ contentDocument }) => documentsOf(contentDocument))];
}

/** A document or shadow root, and all shadow roots in it. */
export function rootsOf(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const hosts = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
  return [root, ...hosts.flatMap(rootsOf)];
}
