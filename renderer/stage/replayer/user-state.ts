import type { Replayer } from '@rrweb/replay';
import {
  IncrementalSource,
  MouseInteraction,
  PRESSES,
  RELEASES,
} from '../../../shared/model/replay-event.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { comesFromPointer, type FocusEvent } from '../../../shared/replay/recorded-focus.ts';
import { stateAttribute, type UserState } from '../../../shared/sanitise/replayed-attributes.ts';
import { afterIncremental, insidesOf, type Incremental } from './insides.ts';

/** Where the keyboard writes: a browser shows the focus there, however it came (https://html.spec.whatwg.org/#focus-visible). */
const WRITTEN_IN =
  'textarea, [contenteditable]:not([contenteditable=false]), input:not([type=button], [type=submit], [type=reset], [type=checkbox], [type=radio], [type=range], [type=color], [type=file], [type=image])';
interface Interaction extends Incremental, FocusEvent {
  readonly type: number;
}

/**
 * Shows what the user pointed at, pressed and had in focus, by attributes that the page's rules ask for
 * (shared/sanitise/replayed-attributes.ts).
 */
export function showUserState(replayer: Replayer): void {
  const marks = new Marks(replayer.iframe);
  const focus = new Focus(replayer, marks);
  insidesOf(replayer).hoverElements = (target) => marks.set('hover', marks.pathTo(target));
  afterIncremental(replayer, (data, timestamp) => {
    if (data.source === IncrementalSource.mutation) {
      marks.dropGone();
      focus.loseIfGone();
    } else if (data.source === IncrementalSource.mouseInteraction) {
      const interaction = data as Interaction;
      press(replayer, marks, interaction);
      focus.note(interaction, timestamp);
    }
  });
  replayer.on('fullsnapshot-rebuilded', () => focus.lose());
}

function press(replayer: Replayer, marks: Marks, { type, id = 0 }: Interaction): void {
  if (PRESSES.includes(type)) {
    marks.set('active', marks.pathTo(replayer.getMirror().getNode(id)));
  } else if (RELEASES.includes(type)) {
    marks.set('active', []);
  }
}

class Focus {
  private readonly replayer: Replayer;
  private readonly marks: Marks;
  private focused: Node | null = null;
  private pressedMs: EpochMilliseconds = -Infinity;

  constructor(replayer: Replayer, marks: Marks) {
    this.replayer = replayer;
    this.marks = marks;
  }

  note(interaction: Interaction, atMs: EpochMilliseconds): void {
    const { type, id = 0 } = interaction;
    const node = this.replayer.getMirror().getNode(id);
    if (PRESSES.includes(type)) {
      this.pressedMs = atMs;
    } else if (type === MouseInteraction.focus && node?.nodeType === Node.ELEMENT_NODE) {
      this.take(node as Element, comesFromPointer(interaction, atMs, this.pressedMs));
    } else if (type === MouseInteraction.blur && node === this.focused) {
      this.lose();
    }
  }

  /** A node that leaves the document takes the focus with it, and no event says so. */
  loseIfGone(): void {
    if (this.focused?.isConnected === false) {
      this.lose();
    }
  }

  lose(): void {
    this.focused = null;
    (['focus', 'focus-within', 'focus-visible'] as const).forEach((state) => this.marks.set(state, []));
  }

  private take(element: Element, isFromPointer: boolean): void {
    this.focused = element;
    this.marks.set('focus', [element]);
    this.marks.set('focus-within', this.marks.pathTo(element));
    this.marks.set('focus-visible', isFromPointer && !element.matches(WRITTEN_IN) ? [] : [element]);
  }
}

/** What an element, a shadow root or a document is in, where its parent does not say. */
interface Around {
  readonly assignedSlot?: Element | null;
  readonly host?: Element;
  readonly defaultView?: Window | null;
}

/** Which elements have which attribute. */
class Marks {
  private readonly frame: HTMLIFrameElement;
  private readonly marked = new Map<UserState, readonly Element[]>();

  constructor(frame: HTMLIFrameElement) {
    this.frame = frame;
  }

  set(state: UserState, elements: readonly Element[]): void {
    const name = stateAttribute(state);
    const before = this.marked.get(state) ?? [];
    const now = new Set(elements);
    before.filter((element) => !now.has(element)).forEach((element) => element.removeAttribute(name));
    elements
      .filter((element) => !element.hasAttribute(name))
      .forEach((element) => element.setAttribute(name, ''));
    this.marked.set(state, elements);
  }

  /** After a seek, nothing is under a pointer whose element is not there; so it is when that is taken away. */
  dropGone(): void {
    for (const state of ['hover', 'active'] as const) {
      if (this.marked.get(state)?.[0]?.isConnected === false) {
        this.set(state, []);
      }
    }
  }

  /** An element and all that it is in as the page shows it: slots, hosts of shadow roots, frames. */
  pathTo(target: Node | null): Element[] {
    const path: Element[] = [];
    for (let node = target; node; node = this.above(node)) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        path.push(node as Element);
      }
    }
    return path;
  }

  private above(node: Node): Node | null {
    const { assignedSlot, host, defaultView } = node as Node & Around;
    const frame = defaultView?.frameElement ?? null;
    return assignedSlot ?? node.parentNode ?? host ?? (frame === this.frame ? null : frame);
  }
}
