import { MouseInteraction, type PlainObject } from '../model/replay-event.ts';
import { EDITED, LED_TO, OPEN_POPOVER } from '../sanitise/replayed-attributes.ts';
import { PageTraces } from './page-traces.ts';
import { Popovers } from './popovers.ts';
import type { SeenTree } from './seen-tree.ts';

/**
 * What the user has made of the page by what browsers do themselves, and recorders do not write down: popovers that are
 * open, the part of the page that a link led to, fields that were changed and left.
 */
export class UserTraces<N> {
  protected readonly popovers: Popovers<N>;
  protected readonly page: PageTraces<N>;

  constructor(tree: SeenTree<N>) {
    this.popovers = new Popovers(tree);
    this.page = new PageTraces(tree);
  }

  /** Takes in the data of a MouseInteraction event. @param node that it is about */
  interact({ type }: { readonly type?: unknown }, node: N): void {
    if (type === MouseInteraction.click) {
      this.popovers.click(node);
      this.page.click(node);
    } else if (type === MouseInteraction.blur) {
      this.page.leave(node);
    }
  }

  /** A field has another value. */
  edit(field: N): void {
    this.page.write(field);
  }

  /** Takes in attributes that a mutation has set: a checkpoint says by them what was there. */
  read(node: N, changed: PlainObject): void {
    if (OPEN_POPOVER in changed) {
      this.popovers.restore(node);
    }
    if (LED_TO in changed || EDITED in changed) {
      this.page.restore(node, LED_TO in changed);
    }
    if (changed['rr_open_mode'] === 'modal') {
      this.popovers.openModal();
    }
  }

  /** @param isThere whether a node is in the document */
  keep(isThere: (node: N) => boolean): void {
    this.popovers.keep(isThere);
    this.page.keep(isThere);
  }
}
