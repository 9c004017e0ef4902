import { keptAttribute } from '../sanitise/replayed-attributes.ts';
import type { SeenTree } from './seen-tree.ts';

/** A link says here what its address was. */
const LINK = keptAttribute('href') ?? 'href';

/**
 * What the user has left behind on a page, as far as browsers show it: the part of the page that a link led to (`:target`),
 * and the fields that were changed and left (`:user-valid`, `:user-invalid`).
 */
export class PageTraces<N> {
  private readonly tree: SeenTree<N>;
  private readonly written = new Set<N>();
  private readonly left = new Set<N>();
  private led: N | undefined;

  constructor(tree: SeenTree<N>) {
    this.tree = tree;
  }

  /** Where the page was led to; undefined for nowhere. */
  get target(): N | undefined {
    return this.led;
  }

  /** The fields that were changed and left. */
  get edited(): ReadonlySet<N> {
    return this.left;
  }

  /** A click may lead to a part of the page. */
  click(clicked: N): void {
    for (let node: N | undefined = clicked; node !== undefined; node = this.tree.parentOf(node)) {
      const href = this.tree.nameOf(node) === 'a' ? this.tree.attributeOf(node, LINK) : undefined;
      if (href?.startsWith('#')) {
        this.goTo(node, href);
        return;
      }
    }
  }

  /** The page shows this part of it. @param part `#…` @param near a node of the same tree */
  goTo(near: N, part: string): void {
    this.led = part.length > 1 ? this.tree.find(near, decode(part.slice(1))) : undefined;
  }

  /** A field has another value: by the user, if it is then left, and else by a script. */
  write(field: N): void {
    this.written.add(field);
  }

  /** The focus goes elsewhere. */
  leave(field: N): void {
    if (this.written.delete(field)) {
      this.left.add(field);
    }
  }

  /** As a checkpoint says. */
  restore(node: N, isTarget: boolean): void {
    if (isTarget) {
      this.led = node;
    } else {
      this.left.add(node);
    }
  }

  /** @param isThere whether a node is in the document */
  keep(isThere: (node: N) => boolean): void {
    for (const fields of [this.written, this.left]) {
      fields.forEach((field) => isThere(field) || fields.delete(field));
    }
    this.led = this.led !== undefined && isThere(this.led) ? this.led : undefined;
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
