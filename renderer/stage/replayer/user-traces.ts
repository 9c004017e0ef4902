import type { Replayer } from '@rrweb/replay';
import { IncrementalSource, MouseInteraction } from '../../../shared/model/replay-event.ts';
import { PageTraces } from '../../../shared/replay/page-traces.ts';
import { Popovers } from '../../../shared/replay/popovers.ts';
import type { SeenTree } from '../../../shared/replay/seen-tree.ts';
import { EDITED, LED_TO, OPEN_POPOVER } from '../../../shared/sanitise/replayed-attributes.ts';
import { afterIncremental, type Incremental, type Mutation } from './insides.ts';

interface Change {
  readonly id: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/**
 * Shows what the user has made of the page by what browsers do themselves, and recorders do not write down: popovers that
 * are open, over everything; the part of the page that a link led to; fields that were changed and left.
 */
export function showUserTraces(replayer: Replayer): void {
  let shown = new Shown();
  afterIncremental(replayer, (data) => {
    const node = replayer.getMirror().getNode(data.id ?? 0);
    if (data.source === IncrementalSource.mutation) {
      const { attributes } = data as Incremental & Mutation;
      (attributes as readonly Change[]).forEach(({ id, attributes: changed }) =>
        shown.read(replayer.getMirror().getNode(id), changed),
      );
      shown.update();
    } else if (node && data.source === IncrementalSource.input) {
      shown.traces.write(node);
      shown.update();
    } else if (node && data.source === IncrementalSource.mouseInteraction) {
      shown.interact(data, node);
    }
  });
  replayer.on('fullsnapshot-rebuilded', () => (shown = new Shown()));
}

class Shown {
  readonly traces = new PageTraces<Node>(TREE);
  private readonly popovers = new Popovers<Node>(TREE);
  private open: readonly Node[] = [];
  private target: Node | undefined;

  interact({ type }: Incremental & { readonly type?: number }, node: Node): void {
    if (type === MouseInteraction.click) {
      this.popovers.click(node);
      this.traces.click(node);
      this.update();
    } else if (type === MouseInteraction.blur) {
      this.traces.leave(node);
      this.update();
    }
  }

  read(node: Node | null, changed: Change['attributes']): void {
    if (node && OPEN_POPOVER in changed) {
      (node as Element).removeAttribute(OPEN_POPOVER);
      this.popovers.restore(node);
    }
    if (node && (LED_TO in changed || EDITED in changed)) {
      this.traces.restore(node, LED_TO in changed);
    }
    if (changed['rr_open_mode'] === 'modal') {
      this.popovers.openModal();
    }
  }

  update(): void {
    this.popovers.keep(({ isConnected }) => isConnected);
    this.traces.keep(({ isConnected }) => isConnected);
    const { open } = this.popovers;
    this.open.filter((popover) => !open.includes(popover)).forEach((popover) => setOpen(popover, false));
    open.filter((popover) => !this.open.includes(popover)).forEach((popover) => setOpen(popover, true));
    this.open = open;
    this.traces.edited.forEach((field) => (field as Element).setAttribute(EDITED, ''));
    if (this.target !== this.traces.target) {
      (this.target as Element | undefined)?.removeAttribute(LED_TO);
      this.target = this.traces.target;
      (this.target as Element | undefined)?.setAttribute(LED_TO, '');
    }
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
