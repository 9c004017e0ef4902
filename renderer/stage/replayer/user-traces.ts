import type { Replayer } from '@rrweb/replay';
import { IncrementalSource } from '../../../shared/model/replay-event.ts';
import type { SeenTree } from '../../../shared/replay/seen-tree.ts';
import { UserTraces } from '../../../shared/replay/user-traces.ts';
import { EDITED, LED_TO, OPEN_POPOVER } from '../../../shared/sanitise/replayed-attributes.ts';
import { afterIncremental, type Incremental, type Mutation } from './insides.ts';

interface Change {
  readonly id: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Shows what the user has made of the page (shared/replay/user-traces.ts): popovers over everything, as browsers do. */
export function showUserTraces(replayer: Replayer): void {
  let shown = new ShownTraces();
  afterIncremental(replayer, (data) => {
    const mirror = replayer.getMirror();
    const node = mirror.getNode(data.id ?? 0);
    if (data.source === IncrementalSource.mutation) {
      for (const { id, attributes } of (data as Incremental & Mutation).attributes as readonly Change[]) {
        readChange(shown, mirror.getNode(id), attributes);
      }
    } else if (node && data.source === IncrementalSource.input) {
      shown.edit(node);
    } else if (node && data.source === IncrementalSource.mouseInteraction) {
      shown.interact(data, node);
    } else {
      return;
    }
    shown.update();
  });
  replayer.on('fullsnapshot-rebuilded', () => (shown = new ShownTraces()));
}

function readChange(shown: ShownTraces, node: Node | null, attributes: Change['attributes']): void {
  if (node) {
    shown.read(node, attributes);
    if (OPEN_POPOVER in attributes) {
      (node as Element).removeAttribute(OPEN_POPOVER);
    }
  }
}

/** What the document shows of them. */
class ShownTraces extends UserTraces<Node> {
  private open: readonly Node[] = [];
  private target: Node | undefined;

  constructor() {
    super(TREE);
  }

  update(): void {
    this.keep(({ isConnected }) => isConnected);
    this.showPopovers(this.popovers.open);
    this.page.edited.forEach((field) => (field as Element).setAttribute(EDITED, ''));
    if (this.target !== this.page.target) {
      (this.target as Element | undefined)?.removeAttribute(LED_TO);
      this.target = this.page.target;
      (this.target as Element | undefined)?.setAttribute(LED_TO, '');
    }
  }

  private showPopovers(open: readonly Node[]): void {
    this.open.filter((popover) => !open.includes(popover)).forEach((popover) => setOpen(popover, false));
    open.filter((popover) => !this.open.includes(popover)).forEach((popover) => setOpen(popover, true));
    this.open = open;
  }
}

/** The browser refuses what is not in the document, or no popover. */
function setOpen(node: Node, isOpen: boolean): void {
  const popover = node as HTMLElement;
  try {
    if (popover.isConnected && popover.matches(':popover-open') !== isOpen) {
      popover.togglePopover(isOpen);
    }
  } catch {
    return;
  }
}

const TREE: SeenTree<Node> = {
  parentOf: (node) => node.parentNode ?? ('host' in node ? (node as ShadowRoot).host : undefined),
  nameOf: (node) => (node as Partial<Element>).localName ?? '',
  attributeOf: (node, name) =>
    node.nodeType === Node.ELEMENT_NODE ? ((node as Element).getAttribute(name) ?? undefined) : undefined,
  find: (near, id) => (near.getRootNode() as Document | ShadowRoot).getElementById(id) ?? undefined,
};
