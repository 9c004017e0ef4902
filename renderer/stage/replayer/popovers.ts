import type { Replayer } from '@rrweb/replay';
import { IncrementalSource, MouseInteraction } from '../../../shared/model/replay-event.ts';
import { Popovers, type PopoverTree } from '../../../shared/replay/popovers.ts';
import { OPEN_POPOVER } from '../../../shared/sanitise/replayed-attributes.ts';
import { afterIncremental, type Incremental, type Mutation } from './insides.ts';

interface Change {
  readonly id: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Shows the popovers that the recording shows to be open, where a browser shows them: over everything. */
export function showPopovers(replayer: Replayer): void {
  const popovers = new Popovers(TREE);
  const shown = new Set<HTMLElement>();
  const update = (): void => {
    const open = popovers.open as readonly HTMLElement[];
    [...shown].filter((popover) => !open.includes(popover)).forEach((popover) => setOpen(popover, false));
    open.filter((popover) => !shown.has(popover)).forEach((popover) => setOpen(popover, true));
    shown.clear();
    open.forEach((popover) => shown.add(popover));
  };
  afterIncremental(replayer, (data) => {
    const mirror = replayer.getMirror();
    if (data.source === IncrementalSource.mouseInteraction && isClick(data)) {
      const target = mirror.getNode(data.id ?? 0);
      if (target) {
        popovers.click(target);
        update();
      }
    } else if (data.source === IncrementalSource.mutation) {
      readChanges(data as Incremental & Mutation, popovers, (id) => mirror.getNode(id));
      popovers.keep((node) => node.isConnected);
      update();
    }
  });
  replayer.on('fullsnapshot-rebuilded', () => {
    popovers.keep(() => false);
    shown.clear();
  });
}

function isClick(data: Incremental & { readonly type?: number }): boolean {
  return data.type === MouseInteraction.click;
}

function readChanges(
  { attributes }: Mutation,
  popovers: Popovers<Node>,
  find: (id: number) => Node | null,
): void {
  for (const { id, attributes: changed } of attributes as readonly Change[]) {
    const node = OPEN_POPOVER in changed ? find(id) : null;
    if (node) {
      popovers.restore(node);
    }
    if (changed['rr_open_mode'] === 'modal') {
      popovers.openModal();
    }
  }
}

/** The browser refuses what is not in the document, or no popover. */
function setOpen(popover: HTMLElement, isOpen: boolean): void {
  try {
    if (popover.isConnected && popover.matches(':popover-open') !== isOpen) {
      popover.togglePopover(isOpen);
    }
  } catch {
    return;
  }
}

const TREE: PopoverTree<Node> = {
  parentOf: (node) => node.parentNode ?? ('host' in node ? (node as ShadowRoot).host : undefined),
  nameOf: (node) => (node as Partial<Element>).localName ?? '',
  attributeOf: (node, name) =>
    node.nodeType === Node.ELEMENT_NODE ? ((node as Element).getAttribute(name) ?? undefined) : undefined,
  find: (near, id) => (near.getRootNode() as Document | ShadowRoot).getElementById(id) ?? undefined,
};
